printf 'Ministers talk about the price of oil.' | dateline-query idx --similar-to - --format ids
