dateline-index build idx corpus --quiet; dateline-index remove idx gw-1 --quiet; dateline-index export idx | head -n 3
