echo 'org: IS group = Islamic State' > names.txt
dateline-index build idx corpus --aliases names.txt --quiet
dateline-index remove idx gw-1 --quiet
dateline-index entities idx | grep IS
dateline-index update idx corpus --aliases /dev/null --quiet
dateline-index entities idx | grep Islamic
