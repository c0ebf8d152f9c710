dateline-query idx 'Moscow OR kiwi OR lighthouse' --sort oldest --format ids
