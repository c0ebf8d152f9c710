manifest=idx/generations/$(ls idx/generations | grep -v '\.' | tail -n 1)
sed -i 's/^articles/particles/; s/^totals/tootals/' "$manifest"
dateline-query idx oil
