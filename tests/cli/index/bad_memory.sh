dateline-index build idx corpus --memory much
