# The same as trec.
dateline-query idx 'ISIS AND Moscow' --format trec --facet place --timeline month
