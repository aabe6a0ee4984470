whowhom export -o $T/x.graphml data/small.json; cd $T && whowhom centrality --view actors x.graphml
