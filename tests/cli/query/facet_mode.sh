dateline-query idx '*' --filter source!=x --filter 'source=Harbour Post' --facet source:3 --limit 0
dateline-query idx '*' --filter 'source=Harbour Post' --facet source:3 --limit 0 --facet-mode multi
dateline-query idx '*' --facet-mode several
