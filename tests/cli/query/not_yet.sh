dateline-query idx oil --watch alerts
