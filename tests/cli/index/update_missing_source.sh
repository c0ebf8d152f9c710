dateline-index build idx corpus/text --quiet; dateline-index update idx nowhere.jsonl
