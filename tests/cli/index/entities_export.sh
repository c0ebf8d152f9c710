dateline-index build idx corpus --quiet
dateline-index entities idx > before.txt
dateline-index entities idx --export names.txt
cat names.txt
dateline-index entities idx --aliases names.txt --quiet
dateline-index entities idx | diff before.txt -
