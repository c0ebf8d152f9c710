# Two generations are kept: back twice, not three times.
dateline-index build idx corpus --quiet; dateline-index remove idx gw-1 --quiet --keep 2
dateline-index remove idx gw-2 --quiet --keep 2
dateline-index rollback idx --json && dateline-index rollback idx --json && dateline-index rollback idx --json
