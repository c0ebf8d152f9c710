dateline-index build idx corpus --quiet; dateline-index remove idx gw-1 --json
