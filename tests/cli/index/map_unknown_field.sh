dateline-index build idx corpus --map titel=headline
