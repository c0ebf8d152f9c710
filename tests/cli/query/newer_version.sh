# An index of a program that is yet to be written.
manifest=idx/generations/$(ls idx/generations | grep -v '\.' | tail -n 1)
sed -i '1s/[0-9][0-9]*/999/' "$manifest"
dateline-query idx oil
