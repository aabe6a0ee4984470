whowhom centrality data/small.json --by betweenness,pagerank --top 2
