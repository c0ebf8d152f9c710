# The later one wins; as they differ, the report says so.
printf '{"id":"1","title":"One","text":"Body one."}\n{"id":"1","title":"Two","text":"Body two."}\n' >twice.jsonl
dateline-index build idx twice.jsonl; status=$?
dateline-query idx body --format csv
exit $status
