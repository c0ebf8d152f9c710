dateline-query
