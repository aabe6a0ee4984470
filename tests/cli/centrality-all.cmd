whowhom centrality --status all --by strength data/small.json
