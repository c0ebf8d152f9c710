dateline-query idx --format ids -- '-ISIS hall'
