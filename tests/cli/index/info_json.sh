dateline-index build idx corpus --quiet &&
  dateline-index info idx --json | sed -E 's/"bytes_by_part":.*/"bytes_by_part":.../; s/"program":"[^"]*"/"program":"V"/'
