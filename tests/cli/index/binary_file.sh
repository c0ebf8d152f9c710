# A program is no article; the rest is read.
mkdir mixed; head -c 4096 "$(command -v bash)" >mixed/program; cp corpus/text/market.txt mixed
dateline-index build idx mixed
