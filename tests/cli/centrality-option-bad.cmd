whowhom centrality --bogus data/small.json
