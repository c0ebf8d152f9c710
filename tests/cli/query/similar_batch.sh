dateline-query idx --similar gw-1 --batch -
