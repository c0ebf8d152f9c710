# Words only: AND is a word like any other.
dateline-query idx 'ferry AND (garden' --plain --format ids
