dateline-query idx moscow --facet-by significant --facet source --facet year --limit 0
