dateline-query idx 'Moscow' --recent 30 --explain --snippets 0
dateline-query idx 'oil OR moscow OR title' --recent 400 --format csv --snippets 0
dateline-query idx 'Moscow' --recent 0
