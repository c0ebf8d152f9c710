dateline-query idx oil --fields id
