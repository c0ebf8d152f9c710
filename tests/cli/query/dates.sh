# Both ends are included; an article of March 2024 belongs to every part of it.
echo "march:"; dateline-query idx --from 2024-03 --to 2024-03 --format ids
echo "to the 22nd:"; dateline-query idx --from 2024-03-10 --to 2024-03-22 --format ids
echo "the year 2023:"; dateline-query idx --from 2023 --to 2023 --format ids
