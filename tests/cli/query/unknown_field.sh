dateline-query idx 'titel:oil'
