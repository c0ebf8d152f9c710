dateline-query idx oil --format jason
