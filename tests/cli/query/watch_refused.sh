dateline-query idx --watch alerts; echo "no file: $?"
echo kiwi >alerts
dateline-query idx --watch alerts --facet place; echo "facets: $?"
dateline-query idx --watch alerts oil; echo "a query: $?"
echo nonsense >alerts.state
dateline-query idx --watch alerts; echo "a damaged state: $?"
