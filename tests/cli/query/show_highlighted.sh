dateline-query idx --show gw-1 'ISIS NEAR/20 Moscow'
