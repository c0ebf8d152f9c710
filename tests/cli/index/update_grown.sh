# The line of the file is named, not that of its new part.
head -n 3 corpus/articles.jsonl >wire.jsonl; dateline-index build idx wire.jsonl --quiet
sed -n 4,5p corpus/articles.jsonl >>wire.jsonl; echo '{"id":' >>wire.jsonl
dateline-index update idx wire.jsonl | grep -v '^read'
exit ${PIPESTATUS[0]}
