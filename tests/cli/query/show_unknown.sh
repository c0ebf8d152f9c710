dateline-query idx --show gw-999
