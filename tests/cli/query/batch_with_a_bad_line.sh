# The bad line is named by its place, the rest run.
printf 'q1\tISIS AND Moscow\nq2\toil AND\n\nferry\nq5\telephant\n' >queries.tsv
dateline-query idx --batch queries.tsv --format trec
