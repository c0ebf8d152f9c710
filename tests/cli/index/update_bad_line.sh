# Published, but not all of it: exit status 1.
dateline-index build idx corpus/text --quiet
printf '{"id":"1","title":"One"}\n{"id":"2","title":}\n' >bad.jsonl
dateline-index update idx bad.jsonl | grep -v '^read'
exit ${PIPESTATUS[0]}
