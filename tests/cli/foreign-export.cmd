printf '1 2\n2 3 5\n' >$T/x.txt; whowhom export --to graphml $T/x.txt | tail -n 8
