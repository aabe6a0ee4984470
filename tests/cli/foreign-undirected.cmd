whowhom export --to graphml data/foreign.graphml | tail -n 9
