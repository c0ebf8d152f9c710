# The others are removed, the unknown one is named: exit status 1.
dateline-index build idx corpus --quiet; dateline-index remove idx gw-1 nobody gw-1
