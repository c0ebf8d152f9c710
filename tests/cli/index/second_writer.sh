# One writer at a time: the second one is told who has the index.
mkfifo input
dateline-index build idx - --format jsonl --quiet <input &
exec 3>input
for i in $(seq 100); do [ -s idx/LOCK ] && break; sleep 0.1; done
dateline-index build idx corpus; status=$?
printf '{"id":"1","title":"One"}\n' >&3
exec 3>&-
wait $! && dateline-query idx one --format ids
exit $status
