dateline-query idx oil >/dev/full
