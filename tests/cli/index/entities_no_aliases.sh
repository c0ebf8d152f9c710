dateline-index build idx corpus --aliases nowhere.txt
