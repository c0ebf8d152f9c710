dateline-query idx --plain 'islamic state' --explain --snippets 0
dateline-query idx --plain 'islamic state' --literal
dateline-query idx 'islamic state' --count
