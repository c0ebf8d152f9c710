printf 'q1\tkiwi\nq2\tferry\n' | dateline-query idx --batch - --fields id,title,words --format csv --all
