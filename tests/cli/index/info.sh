dateline-index build idx corpus --quiet && dateline-index info idx | sed -E 's/^(  .*|sources.*) [0-9.]+ (kB|bytes)$/\1 N kB/; s/(written by +dateline )[0-9.]+/\1V/'
