whowhom export -o $T/x.graphml data/small.json; cd $T && whowhom export x.graphml
