dateline-query idx oil --facet plase:3
