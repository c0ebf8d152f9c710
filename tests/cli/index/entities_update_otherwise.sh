dateline-index build idx corpus --quiet
dateline-index update idx corpus --entities off
