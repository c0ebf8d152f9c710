dateline-query idx --similar gw-3 --limit 3
