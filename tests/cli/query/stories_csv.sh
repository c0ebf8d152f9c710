dateline-query idx oil --stories --format csv
