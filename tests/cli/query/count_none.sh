dateline-query idx elephant --count
