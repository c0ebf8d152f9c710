dateline-index build idx corpus --rejects nowhere/rejects.jsonl
