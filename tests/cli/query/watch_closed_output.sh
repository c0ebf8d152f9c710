# What nobody could read is reported again.
printf 'kiwi\n' >alerts
dateline-query idx --watch alerts --format ids >/dev/full; echo "exit $?"
dateline-query idx --watch alerts --format ids; echo "exit $?"
