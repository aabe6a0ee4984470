whowhom centrality data/small.json --by
