# Undated articles come last.
dateline-query idx 'Moscow OR kiwi OR lighthouse' --sort newest --format csv --snippets 0
