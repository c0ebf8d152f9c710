dateline-query idx moscow --export-index moscow --limit 3
