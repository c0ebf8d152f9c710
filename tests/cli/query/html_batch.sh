# A page answers one query.
dateline-query idx --batch queries.txt --format html
