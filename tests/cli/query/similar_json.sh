dateline-query idx --similar gw-1 --limit 2 --snippets 0 --explain --facet source --from 2024 --format json
