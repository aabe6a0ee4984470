whowhom export -v actors data/affair.json -o $T/x.graphml; cd $T; whowhom centrality --type animal x.graphml
