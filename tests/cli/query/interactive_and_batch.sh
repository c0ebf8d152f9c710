# Two ways to ask at once.
dateline-query idx --interactive --batch queries.txt
