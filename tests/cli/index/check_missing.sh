dateline-index check nowhere
