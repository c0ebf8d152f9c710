# The reader goes after one line; the program ends quietly.
dateline-query idx --batch <(yes 'oil OR moscow') --format json | head -n 1 | cut -c 1-20
echo "status ${PIPESTATUS[0]}"
