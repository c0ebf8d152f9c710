# What cannot be read, and why.
mkdir folder
for file in folder nowhere; do
  dateline-query idx --queries $file kiwi
  dateline-query idx --batch $file
  dateline-query idx --watch $file
done
dateline-query idx --batch /dev/null; echo "empty: $?"
printf 'kiwi\n' | dateline-query idx --batch - --resume nowhere/out --format ids
