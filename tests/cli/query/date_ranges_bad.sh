dateline-query idx oil --date-ranges 2023..2024,2024..2023
