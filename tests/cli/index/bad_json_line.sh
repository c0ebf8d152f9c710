# The bad line is named, the rest is read.
printf '{"id":"1","title":"One","text":"Body one."}\n{"id":"2","title":"Two" "text":"Body two."}\n{"id":"3","title":"Three","text":"Body three."}\n' >bad.jsonl
dateline-index build idx bad.jsonl
