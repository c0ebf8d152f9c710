printf 'war = isis OR moscow\nloop = war query:loop\n' > mine.txt
dateline-query idx --queries mine.txt 'query:war -date:..1990' --count
dateline-query idx --queries mine.txt 'query:loop'
