# The same as jsonl.
dateline-query idx 'ISIS AND Moscow' --format jsonl --facet place --timeline month
