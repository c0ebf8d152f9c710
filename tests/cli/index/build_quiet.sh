dateline-index build idx corpus --quiet --progress always
