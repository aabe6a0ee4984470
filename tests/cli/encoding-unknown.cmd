whowhom show text --encoding windows-1525 cli
