dateline-query idx --show gw-2 hall --format json
