# One article as a page.
dateline-query idx --show gw-1 Moscow --format html
