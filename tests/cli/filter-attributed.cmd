whowhom events --attributed only data/affair.json; whowhom events --attributed no --csv data/affair.json | wc -l
