whowhom ego --csv -o $T/x.graphml data/affair.json Jan
