dateline-index build idx corpus --quiet
dateline-index entities idx
