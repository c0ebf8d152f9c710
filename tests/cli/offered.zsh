# What zsh offers at the end of a line, one a line. Usage: zsh -f offered.zsh FOLDER-OF-COMPLETIONS LINE
# An interactive zsh on a pseudo-terminal completes; its compadd is asked first what it would add.
zmodload zsh/zpty
folder=$1 answer=$1/offered
: >$answer
cat >$folder/setup.zsh <<SETUP
fpath=(${(q)folder} \$fpath)
autoload -U compinit && compinit -u -D
compadd() {
  local -a found
  if [[ " \$* " != *" -"[OAD]" "* ]]; then
    builtin compadd -O found "\$@"
    print -rl -- \$found >>${(q)answer}
  fi
  builtin compadd "\$@"
}
ask() { zle complete-word; exit }
zle -N ask
bindkey '^T' ask
SETUP
zpty offers zsh -f -i
zpty -w offers "source ${(q)folder}/setup.zsh; PS1=ready-; print begin"
zpty -r offers ignored '*ready-*ready-*' 2>/dev/null
zpty -n -w offers "$2"$'\C-t'
while zpty -r offers ignored 2>/dev/null; do :; done
zpty -d offers
cat $answer
