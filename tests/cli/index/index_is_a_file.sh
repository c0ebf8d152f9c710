echo precious >file; dateline-index build file corpus
