dateline-index build idx corpus/text --quiet
printf '{"id":"1","title":"One"}\n{"id":"2","title":}\n' >bad.jsonl
dateline-index update idx bad.jsonl --strict; status=$?
ls idx/generations; exit $status
