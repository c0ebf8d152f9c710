dateline-index build idx corpus --quiet; dateline-index remove idx nobody; status=$?; ls idx/generations; exit $status
