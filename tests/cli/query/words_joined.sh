# The words after INDEX are the query.
dateline-query idx oil price --format ids
