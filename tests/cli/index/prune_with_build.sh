dateline-index build idx corpus --prune
