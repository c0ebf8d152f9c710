# Completion knows the fields of the options that take some.
dateline-query --generate complete-bash >complete && source ./complete
compopt() { :; }
complete_words() { COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); COMPREPLY=(); _dateline_query; echo "${COMPREPLY[@]}"; }
complete_words dateline-query idx --facet p
complete_words dateline-query idx --facet = ye
complete_words dateline-query idx --filter s
complete_words dateline-query idx --fields id,ti
complete_words dateline-query idx --fields all
complete_words dateline-query idx --sort new
