whowhom centrality --by degree,betweenness data/foreign.graphml
