# The article moves with its file: as many as before.
cp -r corpus/text news; dateline-index build idx news --quiet
mkdir news/old; mv news/market.txt news/old
dateline-index update idx news | grep -v '^read'
exit ${PIPESTATUS[0]}
