whowhom centrality --node Niemand data/small.json
