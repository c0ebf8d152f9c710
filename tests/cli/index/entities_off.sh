dateline-index build idx corpus --entities off --quiet
dateline-index entities idx
echo 'drop org: ISIS' > names.txt
dateline-index entities idx --aliases names.txt
