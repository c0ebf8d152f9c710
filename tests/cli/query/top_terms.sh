dateline-query idx 'oil OR moscow' --top-terms=4 --limit 0
