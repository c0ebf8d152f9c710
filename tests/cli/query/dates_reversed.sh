dateline-query idx oil --from 2024-04 --to 2024-03
