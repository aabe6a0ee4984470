whowhom export --slice hour -o $T/x.graphml data/affair.json
