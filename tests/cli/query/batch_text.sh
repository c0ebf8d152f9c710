printf 'q1\tkiwi\nq2\telephant\n' | dateline-query idx --batch - --snippets 0
