dateline-index
