dateline-query idx 'oil OR moscow' --stories --limit 2
