# Every match, streaming; the totals come first.
dateline-query idx oil --all --format jsonl --snippets 0 --facet section
