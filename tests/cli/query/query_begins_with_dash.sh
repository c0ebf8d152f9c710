dateline-query idx '-oil price'
