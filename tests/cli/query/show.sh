# One article, whole.
dateline-query idx --show gw-1
