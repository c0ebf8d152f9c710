printf '{"no":"7","headline":"Mapped","story":"The walrus sleeps."}\n' >own.jsonl
dateline-index build idx own.jsonl --map id=no --map title=headline --map body=story --id-prefix x- --quiet
dateline-query idx walrus --format csv
