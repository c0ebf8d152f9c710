# Progress is on standard error, and not among the answers.
printf 'kiwi\nferry\n' >queries
dateline-query idx --batch queries --format ids --progress always --threads 1
dateline-query idx --batch queries --format ids --progress never
