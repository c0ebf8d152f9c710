# The same article again is no reason to complain.
printf '{"id":"1","title":"One","text":"Body one."}\n{"id":"1","title":"One","text":"Body one."}\n' >twice.jsonl
dateline-index build idx twice.jsonl
