dateline-query idx oil --filter sauce=Wire
