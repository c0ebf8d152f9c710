printf 'a\tisis\nb\t(oil\nmoscow\n\nwar OR\nd\tnothinglikeit\noil\n' > queries.tsv
for format in text csv json jsonl trec ids; do
  for threads in 1 3; do
    dateline-query idx --batch queries.tsv --threads $threads --format $format 2> errors$threads | sed -E 's/"took_ms":[0-9.e+-]+|[0-9.]+ m?s/T/' > out$threads
  done
  cmp out1 out3 && cmp errors1 errors3 && wc -l < out3
done
dateline-query idx --batch queries.tsv --threads 3 --count
