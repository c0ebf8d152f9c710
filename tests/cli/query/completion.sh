# The completion is a script that bash can read.
dateline-query --generate complete-bash >complete && bash -n complete && source complete && complete -p dateline-query
