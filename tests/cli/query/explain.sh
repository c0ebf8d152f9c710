dateline-query idx 'oil AND price' --explain --snippets 0 --limit 1
