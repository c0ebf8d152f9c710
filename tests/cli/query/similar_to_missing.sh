dateline-query idx --similar-to nowhere.txt
