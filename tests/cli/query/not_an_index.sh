dateline-query corpus oil
