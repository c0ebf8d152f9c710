dateline-query idx oil --similar gw-1
