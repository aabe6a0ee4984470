whowhom export --view actors --slice quarter --by nothing -o $T/x.graphml data/affair.json; whowhom export --by degree -o $T/x.graphml data/affair.json; ls $T
