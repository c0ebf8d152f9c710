# One new article, one changed one; the rest is left.
cp -r corpus/text news; dateline-index build idx news --quiet
printf 'Harbour\n\nThe harbour of Gull Bay is open again.\n' >news/harbour.txt
printf 'Market\n\nThe market is closed.\n' >news/market.txt
dateline-index update idx news | grep -v '^read'; status=${PIPESTATUS[0]}
dateline-query idx 'harbour OR market' --format ids
exit $status
