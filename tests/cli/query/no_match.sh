dateline-query idx 'ISIS AND kiwi'
