# The same as csv.
dateline-query idx 'ISIS AND Moscow' --format csv --facet place --timeline month
