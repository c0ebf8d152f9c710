dateline-query idx 'ISIS AND kiwi' --format json --facet org --timeline year
