dateline-query idx --format json --limit 0 --date-ranges 2023,2024
