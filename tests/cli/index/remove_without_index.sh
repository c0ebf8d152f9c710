dateline-index remove idx gw-1
