# The manual page, in roff.
dateline-index --generate man | head -n 9 | sed -E '1s/Dateline [0-9.]+/Dateline V/'
