printf 'q1\tkiwi\nq2\tferry\n' | dateline-query idx --batch - --format csv
