dateline-index update idx
