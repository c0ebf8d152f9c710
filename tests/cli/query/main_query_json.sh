# The same as json.
dateline-query idx 'ISIS AND Moscow' --format json --facet place --timeline month
