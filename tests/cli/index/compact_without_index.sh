dateline-index compact idx
