dateline-query idx oil --stories --all
