# Ctrl-C: nothing is published, nothing is left.
dateline-index build idx corpus/text --quiet
mkfifo input
env --default-signal=INT dateline-index update idx - --format jsonl --quiet <input &
exec 3>input
for i in $(seq 100); do grep -qs "$!" idx/LOCK && break; sleep 0.1; done
printf '{"id":"1","title":"One"}\n' >&3
kill -INT $!
sleep 0.2
printf '{"id":"2","title":"Two"}\n' >&3
exec 3>&-
wait $!; status=$?
ls idx/generations idx/segments
exit $status
