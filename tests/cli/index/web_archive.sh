# Web archives: pages in, error pages counted, a broken record named with its byte.
record() {  # type, url, block
  printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' \
    "$1" "$2" "${4:-2024-03-22T10:15:00Z}" "$(printf '%s' "$3" | wc -c)" "$3"
}
page() {  # status, title
  printf 'HTTP/1.1 %s\r\nContent-Type: text/html\r\n\r\n<html><head><title>%s</title><meta property="og:type" content="article"></head><body><h1>%s</h1><p>%s</p></body></html>' \
    "$1" "$2" "$2" "Four people were rescued from the roof of a mill near Ardwick on Monday, after the river had risen by two metres in a single night, the fire brigade said."
}
{
  record response https://post.example/mill "$(page '200 OK' 'Four rescued from mill')" | gzip -n
  record request https://post.example/mill 'GET /mill HTTP/1.1' | gzip -n
  record response https://post.example/gone "$(page '404 Not Found' 'Gone')" | gzip -n
  printf 'what is this?\n' | gzip -n
  record response https://post.example/mill "$(page '200 OK' 'Four rescued')" 2024-03-21T00:00:00Z | gzip -n
} >news.warc.gz
dateline-index build idx news.warc.gz --entities off
echo "status $?"
dateline-query idx mill --format csv
