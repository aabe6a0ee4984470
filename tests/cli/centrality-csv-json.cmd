whowhom centrality --csv --json data/small.json
