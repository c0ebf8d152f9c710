dateline-index build idx corpus --quiet && dateline-index check idx | sed -E 's/[0-9.]+ kB/N kB/'
