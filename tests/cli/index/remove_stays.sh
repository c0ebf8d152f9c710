# What was removed stays away while it is as it was, with --prune too.
dateline-index build idx corpus --quiet; dateline-index remove idx gw-1 --quiet
dateline-index update idx corpus --prune --quiet && dateline-query idx id:gw-1 --count
