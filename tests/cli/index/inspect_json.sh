# The same for programs; from standard input, which holds nothing that could be read as an article.
printf '{"id":1}\n{"id":2}\n' | dateline-index inspect - --json --quiet
