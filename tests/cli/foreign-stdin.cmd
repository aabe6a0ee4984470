whowhom export --to graphml -v actors data/small.json | whowhom centrality --by strength --top 1 -
