dateline-query idx Ölpreis --snippet-chars 40; dateline-query idx 莫斯科
