# A changed byte is found and its file named.
dateline-index build idx corpus --quiet
file=$(ls idx/segments/*/tokens)
printf 'X' | dd of="$file" bs=1 seek=100 conv=notrunc status=none
dateline-index check idx | sed -E 's/[0-9.]+ kB/N kB/'
exit "${PIPESTATUS[0]}"
