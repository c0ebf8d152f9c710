# A first look at sources: formats, fields, samples, rejects; no index is written.
mkdir news
cp corpus/text/* news/
printf '%s\n' '{"id":"1","title":"Oil up","body":"Prices rose on Friday.","date":"2024-03-22","author":["Ann Rook","Bo Finch"],"language":"en"}' \
  '{"id":"1","title":"Oil down","date":"soon"}' '{"id":2}' '{broken' >news/wire.jsonl
dateline-index inspect news
echo "status $?"
ls
