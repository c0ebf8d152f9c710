dateline-index export idx
