# An id that is blank is the number of the line, so that every line of a run has its five columns.
printf '\tkiwi\nq\tkiwi\n  \tkiwi\n' | dateline-query idx --batch - --format trec --limit 1
