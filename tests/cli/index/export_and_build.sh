# Out and in again: the same lines, the same answers.
dateline-index build idx corpus --quiet && dateline-index export idx >all.jsonl && wc -l <all.jsonl
dateline-index build again all.jsonl --quiet && dateline-index export again | cmp all.jsonl - && echo 'the same lines'
dateline-query idx moscow --format csv --facet person >one; dateline-query again moscow --format csv --facet person | cmp one - && echo 'the same answer'
