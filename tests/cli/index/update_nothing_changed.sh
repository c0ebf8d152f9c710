# Nothing changed, nothing written: the generation stays, and so do all files.
dateline-index build idx corpus --quiet; find idx -name LOCK -o -type f -printf '%p %i %T@\n' | sort >before
dateline-index update idx corpus; status=$?
find idx -name LOCK -o -type f -printf '%p %i %T@\n' | sort | cmp before - && echo 'no file has changed'
exit $status
