printf 'ferry\n' >alerts
dateline-query idx --watch alerts --format jsonl --fields id,title
