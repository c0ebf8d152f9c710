dateline-query --generate man | head -n 14 | sed -E '1s/Dateline [0-9.]+/Dateline V/'
