cat corpus/articles.jsonl | dateline-index build idx - --format jsonl
