dateline-index build idx corpus --quiet; dateline-index remove idx gw-1 --keep 0 --quiet; dateline-index rollback idx
