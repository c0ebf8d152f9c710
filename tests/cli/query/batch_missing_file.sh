dateline-query idx --batch nowhere.tsv
