# Keys and a screen need a terminal.
dateline-query idx --interactive oil
