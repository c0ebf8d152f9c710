dateline-query idx 'moscow' --stories --limit 1 --format json
