# Ten are shown, all are in the file.
printf '{"id":"1","title":"One"}\n' >bad.jsonl
for i in $(seq 12); do echo "not json $i"; done >>bad.jsonl
dateline-index build idx bad.jsonl --rejects rejects.jsonl; status=$?
head -n 2 rejects.jsonl; wc -l <rejects.jsonl
exit $status
