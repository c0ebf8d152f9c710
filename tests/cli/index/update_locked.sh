# One writer at a time, whatever it does.
dateline-index build idx corpus/text --quiet
mkfifo input
dateline-index update idx - --format jsonl --quiet <input &
exec 3>input
for i in $(seq 100); do grep -qs "$!" idx/LOCK && break; sleep 0.1; done
for command in 'update idx corpus' 'remove idx x' 'compact idx' 'rollback idx'; do dateline-index $command; echo "$?"; done
printf '{"id":"1","title":"One"}\n' >&3
exec 3>&-
wait $!
