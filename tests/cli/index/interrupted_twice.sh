# The second Ctrl-C does not wait for anything.
mkfifo input
env --default-signal=INT dateline-index build idx - --format jsonl --quiet <input &
exec 3>input
for i in $(seq 100); do grep -qs "$!" idx/LOCK && break; sleep 0.1; done
kill -INT $!; sleep 0.2; kill -INT $!
wait $!
