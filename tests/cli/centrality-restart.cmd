whowhom centrality --by pagerank_personalised --restart Nordmark --top 3 data/small.json
