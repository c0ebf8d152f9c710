# A line that cannot be read is named, and the rest run.
printf 'a = (oil\nb = kiwi\n' >alerts
dateline-query idx --watch alerts --format ids; echo "exit $?"
dateline-query idx --watch alerts --format ids; echo "exit $?"
