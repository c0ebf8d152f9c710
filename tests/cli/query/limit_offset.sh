dateline-query idx Moscow --limit 2 --offset 1 --format ids && dateline-query idx Moscow --limit 0 --facet source
