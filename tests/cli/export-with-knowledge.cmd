whowhom export --with pagerank data/small.json
