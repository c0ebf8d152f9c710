dateline-index inspect corpus
