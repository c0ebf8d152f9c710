dateline-query idx 'oil ferry' --operator or --all --snippets 0 --timeline year
