whowhom export --view actors --slice month --since 2031-02-05 -o $T/x.graphml data/affair.json; cut -d, -f1,2 $T/x-centrality.csv
