dateline-query idx oil --formt json
