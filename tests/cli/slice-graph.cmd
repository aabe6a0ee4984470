whowhom export --slice month -o $T/x.graphml data/foreign.graphml
