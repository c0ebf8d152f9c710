dateline-index build idx corpus --quiet
printf '%s\n' 'org: IS group = Islamic State' 'place: The Capital = Moscow' 'drop place: London' 'retype country: Austria = place' > names.txt
dateline-index entities idx --aliases names.txt
dateline-index entities idx
dateline-query idx 'org:isis place:capital' --format ids
