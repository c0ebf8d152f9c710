dateline-query --help
