dateline-index update idx corpus; status=$?; ls; exit $status
