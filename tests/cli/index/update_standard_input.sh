dateline-index build idx corpus/text --quiet
head -n 2 corpus/articles.jsonl | dateline-index update idx - --format jsonl
