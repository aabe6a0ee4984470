whowhom export --to d3 --with pagerank,beauty data/small.json
