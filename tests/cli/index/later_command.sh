dateline-index update idx corpus
