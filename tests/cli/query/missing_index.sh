dateline-query nowhere oil
