mkdir model
DATELINE_ENTITY_DATA=model dateline-index build idx corpus
echo "exit $?"
ls
DATELINE_ENTITY_DATA=model dateline-index build idx corpus --entities off --quiet
dateline-query idx 'org:isis' --format ids
