whowhom export -o $T/x.graphml data/small.json && cat $T/x.graphml
