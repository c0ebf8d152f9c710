# A query that cannot be read: a caret under the place, and what to type instead.
dateline-query idx 'ISIS AND'
