whowhom export --view actors --slice month --ego Weltrat -o $T/x.graphml data/affair.json; cut -d, -f1,2 $T/x-centrality.csv
