dateline-query idx oil --fields id,titel --format csv
