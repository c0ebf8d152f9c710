dateline-query idx 'concert AND hall' --expand --explain --snippets 0
dateline-query idx --plain 'concert hall' --format ids
dateline-query idx --plain 'concert hall' --expand --format ids
dateline-query idx --plain 'I am interested in reports about the concert hall' --proximity --explain --snippets 0
