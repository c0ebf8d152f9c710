dateline-index build idx corpus --quiet; dateline-index rollback idx
