printf 'elephant\n' | dateline-query idx --batch - --format ids
