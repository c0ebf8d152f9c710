# Defaults from file and environment; what is typed wins.
mkdir -p config/dateline; export XDG_CONFIG_HOME=$PWD/config
printf '# mine\n[query]\nlimit = 1\nformat = ids\n\n[index]\nthreads = 1\n' >config/dateline/config
dateline-query idx oil
dateline-query idx oil --limit 2
dateline-query idx oil --all
DATELINE_QUERY_OPTIONS='--limit=2 --filter "source=Gull Wire"' dateline-query idx oil
dateline-query idx oil --no-config --snippets 0
dateline-index info idx --json | cut -c1-20
