dateline-index build idx corpus --quiet
dateline-index remove idx gw-1 gw-2; status=$?
dateline-query idx 'id:gw-1' --count; dateline-index check idx --full --quiet && echo sound
exit $status
