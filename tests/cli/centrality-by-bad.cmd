whowhom centrality --by fame data/small.json
