# A run of one's own name; blanks in ids are encoded.
dateline-query idx kiwi --format trec --run-id 'my run'
