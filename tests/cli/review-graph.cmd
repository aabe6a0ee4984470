whowhom export -o $T/x.graphml data/small.json; cd $T && whowhom review x.graphml
