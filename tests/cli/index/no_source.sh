dateline-index build idx
