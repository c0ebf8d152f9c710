# Every match with the columns that were asked for; several values of a column are joined by bars.
dateline-query idx oil --all --fields id,date,title,topic,country,lead --format csv --sort newest
