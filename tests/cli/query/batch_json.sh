printf 'q1\tkiwi\r\nferry\n' | dateline-query idx --batch - --format json --snippets 0
