# A folder of other things is never written into.
mkdir other; echo precious >other/file
dateline-index build other corpus; status=$?
ls other; exit $status
