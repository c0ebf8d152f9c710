dateline-query idx 'oil OR moscow' --top-terms=1 --limit 0 --format json
