dateline-query idx moscow --facet-by significant --facet source:1 --limit 0 --format json
