whowhom centrality data/small.json
