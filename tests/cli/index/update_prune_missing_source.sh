# A disk that is not mounted takes nothing away.
cp -r corpus/text news; dateline-index build idx news --quiet; mv news away
dateline-index update idx news --prune; status=$?
dateline-index info idx | head -n 2 | sed -E 's/published .*/published T/'; exit $status
