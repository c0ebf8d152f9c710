# inspect without a source.
dateline-index inspect
