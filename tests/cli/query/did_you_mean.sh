# A suggested query matches; if none does, the word that is missing is told with what there is.
dateline-query idx 'mosocw AND concrt'
dateline-query idx '"moscow hall attakc"'
dateline-query idx 'mosocw AND ministers'
dateline-query idx '"oil moscow"'
dateline-query idx 'mosocw AND ministers' --format json
