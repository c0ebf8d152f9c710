cp -r corpus/text news; dateline-index build idx news --quiet
rm news/market.txt; dateline-index update idx news --quiet; dateline-query idx market --count
dateline-index update idx news --prune | grep -v '^read'; status=${PIPESTATUS[0]}
dateline-query idx market --count
exit $status
