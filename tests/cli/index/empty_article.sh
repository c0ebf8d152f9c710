# Neither title nor body: no article. A title alone is one.
printf '{"id":"1","date":"2024"}\n{"id":"2","title":"Two"}\n' >few.jsonl
dateline-index build idx few.jsonl
