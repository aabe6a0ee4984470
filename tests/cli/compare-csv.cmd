whowhom export -v actors --until 2031-02-04 -o $T/a.graphml data/affair.json; whowhom compare --csv --by degree $T/a.graphml data/affair.json
