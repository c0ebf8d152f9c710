# One page, whole in itself.
dateline-query idx 'ISIS AND Moscow' --limit 2 --facet org:3 --timeline month --format html
