# Folders are read with all below them.
dateline-index build idx corpus
