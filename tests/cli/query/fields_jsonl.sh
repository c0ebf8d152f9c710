dateline-query idx moscow --all --fields id,score,author,entities,section,body --format jsonl
