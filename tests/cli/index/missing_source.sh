dateline-index build idx nowhere.jsonl
