# Three outlets print one text: one hit, how many copies it has, and a list of them.
cat > wire.jsonl <<'END'
{"id":"hw-1","title":"Ferry brought back to harbour","source":"Harbour Wire","date":"2024-05-02","body":"The ferry to Moss Island was stopped on Thursday when its engine failed in the middle of the channel, and two tugs had to bring it back to the harbour. Nobody was hurt, the company said, and all 214 passengers were given another crossing in the evening. The engine had been repaired only last month. An inspector will look at it before the ship sails again."}
{"id":"mp-9","title":"Engine fails: 214 passengers late","source":"Meridian Post","date":"2024-05-03","body":"(Harbour Wire) The ferry to Moss Island was stopped on Thursday when its engine failed in the middle of the channel, and two tugs had to bring it back to the harbour. Nobody was hurt, the company said, and all 214 passengers were given another crossing in the evening."}
{"id":"nc-4","title":"Ferry brought back to harbour","source":"Northgate Courier","date":"2024-05-03","body":"The ferry to Moss Island was halted on Thursday when its engine failed in the middle of the channel, and two tugs had to bring it back to the harbour. Nobody was hurt, the company said, and all 214 passengers were given another crossing in the evening. The engine had been repaired only last month. An inspector will look at it before the ship sails again. Read more in tomorrow's Courier."}
{"id":"hw-2","title":"Ferry price to rise","source":"Harbour Wire","date":"2024-05-09","body":"The price of a ferry ticket will rise by a tenth in June, the company said on Monday, as fuel has become dearer."}
END
dateline-index build w wire.jsonl --quiet --entities off
dateline-query w ferry --collapse --snippets 0
dateline-query w ferry --collapse=longest --format json --snippets 0 --facet source
dateline-query w ferry --collapse=newest --sort oldest --all --format ids
dateline-query w ferry --collapse --offset 1 --limit 1 --format csv
dateline-query w ferry --collapse --filter 'source!=Harbour Wire' --format jsonl --all --snippets 0
printf 'a\tferry\nb\tengine\n' | dateline-query w --batch - --collapse --format trec
dateline-query w --show-copies mp-9
dateline-query w --show-copies hw-2 --format json
dateline-query w ferry --collapse=shortest
dateline-query w --show-copies nothing
dateline-query w --show-copies mp-9 ferry
dateline-index check w
