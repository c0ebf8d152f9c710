# Whatever was cut off, going on gives the same bytes; the exit status is that of all runs together.
printf 'q1\tkiwi\nq2\tferry\n\nq3\t(bad\nq4\toil\n' >queries
ask() { dateline-query idx --batch queries --format "$1" --resume "$2" 2>>messages; }
for format in csv jsonl json text trec ids; do
  ask $format whole.$format; echo "$format: exit $?"
  size=$(stat -c %s whole.$format)
  for cut in 0 1 $((size / 3)) $((size / 2)) $((size - 1)) $size; do
    head -c $cut whole.$format >part; cp whole.$format.journal part.journal
    ask $format part; status=$?
    cmp part whole.$format && cmp part.journal whole.$format.journal || echo "cut at $cut: differs"
    [ $status = 2 ] || echo "cut at $cut: exit $status"
  done
done
cat whole.csv
printf 'q5\tmoscow\n' >>queries
ask csv whole.csv; echo "more lines: exit $?"
tail -n 1 whole.csv
