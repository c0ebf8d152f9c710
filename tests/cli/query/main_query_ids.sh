# The same as ids.
dateline-query idx 'ISIS AND Moscow' --format ids --facet place --timeline month
