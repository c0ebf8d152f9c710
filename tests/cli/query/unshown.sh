# A format without a place for what was asked says so, and answers; what prints numbers alone says nothing.
dateline-query idx 'oil AND price' --explain --facet place --top-terms --format csv --limit 1
dateline-query idx 'oil AND price' --timeline year --snippets 2 --format ids
dateline-query idx 'oil AND price' --facet place --count
