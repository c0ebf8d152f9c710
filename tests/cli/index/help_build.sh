dateline-index build --help
