dateline-index build idx corpus --quiet; dateline-index remove idx gw-1 --quiet
dateline-index rollback idx; status=$?
dateline-query idx id:gw-1 --count
exit $status
