dateline-query idx oil --story-hits 5
