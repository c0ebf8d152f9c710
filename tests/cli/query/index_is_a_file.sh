dateline-query corpus/articles.jsonl oil
