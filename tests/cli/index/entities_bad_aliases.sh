dateline-index build idx corpus --quiet
printf '%s\n' '# names' 'person: Putin = V. Putin | ' > names.txt
dateline-index entities idx --aliases names.txt
