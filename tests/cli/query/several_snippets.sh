dateline-query idx 'moscow isis government' --snippets 3 --snippet-chars 130
