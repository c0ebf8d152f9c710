# The matches as an index of their own, which answers like any other.
dateline-query idx moscow --export-index moscow | sed "s|, .*|, SIZE|" && dateline-query moscow isis --facet country --snippets 0
dateline-index check moscow --quiet && echo sound
dateline-query idx moscow --export-index moscow; echo "again: $?"
dateline-query idx moscow --export-index idx; echo "into itself: $?"
dateline-query idx xylophone --export-index zebras; echo "no match: $?"
ls
