printf 'q1\tkiwi\n' >queries
echo mine >mine
dateline-query idx --batch queries --format csv --resume mine; echo "a file of mine: $?"
dateline-query idx --batch queries --format csv --resume out; echo "a new one: $?"
dateline-query idx --batch queries --format csv --limit 1 --resume out; echo "other options: $?"
printf 'q1\tferry\n' >queries
dateline-query idx --batch queries --format csv --resume out; echo "other queries: $?"
dateline-query idx kiwi --resume out; echo "no batch: $?"
cat mine out
