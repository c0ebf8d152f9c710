dateline-index rollback idx 2
