whowhom export --view actors --slice quarter --by in_degree,coreness -o $T/x.graphml data/affair.json; cat $T/x-centrality.csv
