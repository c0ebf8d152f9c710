# Ways to ask that go together, and those that do not.
cat > wire.jsonl <<'END'
{"id":"hw-1","title":"Ferry brought back to harbour","source":"Harbour Wire","date":"2024-05-02","modified":"2024-05-04","body":"The ferry to Moss Island was stopped on Thursday when its engine failed in the middle of the channel, and two tugs had to bring it back to the harbour. Nobody was hurt, the company said, and all 214 passengers were given another crossing in the evening. The engine had been repaired only last month. An inspector will look at it before the ship sails again."}
{"id":"mp-9","title":"Engine fails: 214 passengers late","source":"Meridian Post","date":"2024-05-03","body":"(Harbour Wire) The ferry to Moss Island was stopped on Thursday when its engine failed in the middle of the channel, and two tugs had to bring it back to the harbour. Nobody was hurt, the company said, and all 214 passengers were given another crossing in the evening."}
{"id":"nc-4","title":"Ferry brought back to harbour","source":"Northgate Courier","date":"2024-05-03","body":"The ferry to Moss Island was halted on Thursday when its engine failed in the middle of the channel, and two tugs had to bring it back to the harbour. Nobody was hurt, the company said, and all 214 passengers were given another crossing in the evening. The engine had been repaired only last month. An inspector will look at it before the ship sails again. Read more in tomorrow's Courier."}
{"id":"hw-2","title":"Ferry price to rise","source":"Harbour Wire","date":"2024-05-09","body":"The price of a ferry ticket will rise by a tenth in June, the company said on Monday, as fuel has become dearer."}
END
dateline-index build w wire.jsonl --quiet --entities off
dateline-query w --similar hw-1 --collapse --limit 50 --format ids
dateline-query w --similar hw-2 --collapse --all --format ids
dateline-query w ferry --collapse --all --fields id,modified,copies --format csv
dateline-query w ferry --collapse --all --facet source --format html | grep -c -e '2 different texts' -e '<aside>' -e '3 copies'
printf 'a = ferry\n' > saved
printf 'x\tquery:a\n' > lines
dateline-query w --batch lines --queries saved --resume out --format ids
printf 'a = price\n' > saved
dateline-query w --batch lines --queries saved --resume out --format ids
cat out
for more in --stories --collapse '--similar hw-1' --top-terms '--format html'; do
  dateline-query w --watch lines --queries saved $more
done
dateline-query w ferry --export-index e --collapse
dateline-query w --show-copies hw-1 --similar hw-2
dateline-query w ferry --stories --fields id --format json
