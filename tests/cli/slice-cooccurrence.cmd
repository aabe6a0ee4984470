whowhom export --view cooccurrence --slice month -o $T/x.graphml data/affair.json; cut -d, -f1,2,6 $T/x-centrality.csv
