whowhom centrality --top many data/small.json
