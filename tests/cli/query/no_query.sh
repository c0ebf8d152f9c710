dateline-query idx
