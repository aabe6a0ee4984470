whowhom centrality --by constraint --json data/small.json; whowhom centrality --by constraint --csv data/small.json
