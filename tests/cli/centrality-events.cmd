whowhom centrality --view events --by degree,in_degree,outdegree data/small.json
