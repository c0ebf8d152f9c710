dateline-index build idx corpus --json
