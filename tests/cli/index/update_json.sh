dateline-index build idx corpus/text --quiet; dateline-index update idx corpus/text corpus/articles.jsonl --json
