dateline-index entities idx
