# Nothing in an article moves a terminal.
for format in text csv trec ids; do dateline-query idx zebra --format $format; done
dateline-query idx --show hp-3
