dateline-query --generate man | head -n 12 | sed -E '1s/Dateline [0-9.]+/Dateline V/'
