dateline-query idx oil --from yesterday
