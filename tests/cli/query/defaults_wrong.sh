# Errors of defaults name the place.
mkdir -p config/dateline; export XDG_CONFIG_HOME=$PWD/config
try() { printf "$1" >config/dateline/config; dateline-query idx kiwi --format ids; echo "exit $?"; }
try '[query]\n  limt = 3\n'
try '[query]\nlimit = many\n'
try '[query]\nsort = best\n'
try '[query]\nfilter = source:x\n'
try '[query]\nall = yes\n'
try '[query]\nplain = 1\n'
try '[query]\nlimit\n'
try 'limit = 3\n'
try '[querry]\n'
rm config/dateline/config
DATELINE_QUERY_OPTIONS="--limit 3 --sotr newest" dateline-query idx kiwi; echo "exit $?"
DATELINE_QUERY_OPTIONS="--filter 'a" dateline-query idx kiwi; echo "exit $?"
DATELINE_QUERY_OPTIONS="idx" dateline-query idx kiwi; echo "exit $?"
DATELINE_QUERY_OPTIONS="--offset 3" dateline-query idx kiwi; echo "exit $?"
DATELINE_QUERY_OPTIONS="--snippets x" dateline-query idx kiwi; echo "exit $?"
