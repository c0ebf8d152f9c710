dateline-query idx --show gw-1 --format csv
