dateline-query idx ferry garden --operator or --format ids
