dateline-index check idx --strict
