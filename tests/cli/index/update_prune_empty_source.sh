cp -r corpus/text news; dateline-index build idx news --quiet; rm news/*
dateline-index update idx news --prune
