printf 'Oil = title:oil\nKiwi = kiwi\nnone = xylophone\n' >alerts
dateline-query idx --watch alerts --limit 1 --snippets 0
dateline-query idx --watch alerts; echo "again: $?"
