dateline-index build idx nowhere.jsonl corpus/text
