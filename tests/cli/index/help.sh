dateline-index --help
