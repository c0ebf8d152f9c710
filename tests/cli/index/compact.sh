# Two segments with removed articles become one; the second time there is nothing to do.
dateline-index build idx corpus/text --quiet; dateline-index update idx corpus --quiet; dateline-index remove idx gw-1 --quiet
dateline-query idx moscow --format csv >before
dateline-index compact idx && dateline-index compact idx; status=$?
dateline-query idx moscow --format csv | cmp before - && echo 'the same answer'
exit $status
