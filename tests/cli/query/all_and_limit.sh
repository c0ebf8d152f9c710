dateline-query idx oil --all --limit 3
