# Forty columns.
COLUMNS=40 dateline-query idx oil --facet place --timeline month
