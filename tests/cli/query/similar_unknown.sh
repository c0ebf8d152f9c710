dateline-query idx --similar gw-999
