dateline-query --version | sed -E '1s/[0-9.]+$/V/'
