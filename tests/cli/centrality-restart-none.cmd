whowhom centrality --by pagerank_personalised data/small.json
