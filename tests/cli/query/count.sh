dateline-query idx oil --count
