# What a part of the query stands for, with numbers of articles; JSON has the words one by one.
dateline-query idx 'pric* OR title:oil~1 OR person:putin' --explain --snippets 0 --limit 1
dateline-query idx 'pric*' --explain --limit 0 --format json
dateline-query idx 'zzz*' --explain
