whowhom centrality --csv --by strength,degree data/small.json
