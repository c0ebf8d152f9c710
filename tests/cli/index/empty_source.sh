mkdir empty; dateline-index build idx empty; status=$?; ls; exit $status
