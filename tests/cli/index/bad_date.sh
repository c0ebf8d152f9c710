# The article is in, without its date.
printf '{"id":"1","title":"One","date":"the day after tomorrow"}\n' >dated.jsonl
dateline-index build idx dated.jsonl
