# What is new since the last run, through an update, a merge, a rollback and a changed query.
cat >alerts <<'Q'
# a comment
oil = oil price
moscow	moscow
ferry
Q
ask() { dateline-query idx --watch alerts --format ids "$@"; echo "exit $?"; }
echo "first run"; ask
echo "again"; ask
one() { printf '{"id":"%s","title":"%s","body":"%s"}\n' "$1" "$2" "$3"; }
one n1 'Oil price jumps' 'The price of oil rose.' >new.jsonl
dateline-index update idx new.jsonl --quiet
echo "an update"; ask; ask
dateline-index compact idx --quiet
echo "a merge"; ask
one n1 'Oil price jumps' 'The price of oil rose, it was said in Moscow.' >new.jsonl
dateline-index update idx new.jsonl --quiet
echo "a changed article"; ask
dateline-index rollback idx --quiet
echo "a rollback"; ask
dateline-index update idx new.jsonl --quiet
echo "the same again"; ask
sed -i 's/^ferry$/ferry storm/' alerts
echo "a changed query"; ask
ls
