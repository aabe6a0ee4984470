whowhom centrality --json --by degree,harmonic data/small.json
