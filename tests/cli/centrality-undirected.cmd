whowhom centrality --undirected --json --by degree,harmonic --top 3 data/small.json
