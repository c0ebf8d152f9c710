dateline-query idx oil --facet-by size
