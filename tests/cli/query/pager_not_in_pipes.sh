# A pager is for terminals.
DATELINE_PAGER='echo never' dateline-query idx oil --all | tail -n 1
