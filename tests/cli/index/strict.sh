# The first bad article ends the run, and the index stays as it was.
dateline-index build idx corpus --quiet
printf '{"id":"1","title":"One"}\nnot json\n' >bad.jsonl
dateline-index build idx bad.jsonl --strict; status=$?
dateline-query idx --filter id=1 --count
exit $status
