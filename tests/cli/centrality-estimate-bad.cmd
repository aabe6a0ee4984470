whowhom centrality --estimate 2 data/small.json; whowhom centrality --estimate 0.1,x data/small.json; whowhom centrality --estimate 0.1, data/small.json
