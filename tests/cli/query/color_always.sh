# Escape sequences are shown as <ESC>.
dateline-query idx 'ISIS AND Moscow' --color always --limit 1 --facet place | sed 's/\x1b/<ESC>/g'
