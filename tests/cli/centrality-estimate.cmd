whowhom centrality --by betweenness --estimate 0.05,0.9 --seed 3 data/small.json; whowhom centrality --by betweenness --estimate 0.05 --json --threads 2 data/small.json
