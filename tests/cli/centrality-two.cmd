whowhom centrality data/small.json data/small.json
