dateline-query idx --plain 'harbor' --explain --limit 1
dateline-query idx --plain 'harbor' --literal --count
dateline-query idx 'harbor' --count
