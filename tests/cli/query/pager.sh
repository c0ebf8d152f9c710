# On a terminal of ten rows, long output goes through the pager and short output does not; who leaves it early
# gets the status of the query.
on_terminal() { script -qec "stty rows 10 cols 80; $1; echo status \$?" /dev/null </dev/null | tr -d '\r'; }
export DATELINE_PAGER="sed 's/^/paged: /'" NO_COLOR=1
on_terminal "dateline-query idx the --limit 3 --snippets 0 --hyperlinks never"
on_terminal "dateline-query idx the --limit 2 --snippets 0 --hyperlinks never"
on_terminal "dateline-query idx the --limit 3 --snippets 0 --hyperlinks never --no-pager"
on_terminal "DATELINE_PAGER='head -n 1 >/dev/null' dateline-query idx the --all --format json"
on_terminal "DATELINE_PAGER='exec 2>/dev/null; no-such-pager' dateline-query idx the --all"
