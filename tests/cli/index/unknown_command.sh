dateline-index biuld idx corpus
