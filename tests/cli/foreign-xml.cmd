whowhom export -o $T/x.gexf data/small.json; cd $T; whowhom centrality x.gexf; cp x.gexf x.graphml; whowhom centrality x.graphml
