# The query that the project began with, as people see it.
dateline-query idx 'ISIS AND Moscow' --facet place --facet source:1 --facet org --timeline month
