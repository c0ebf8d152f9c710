# NO_COLOR, and an output that is no terminal.
NO_COLOR=1 dateline-query idx ferry | grep -c "$(printf '\033')"
