whowhom communities --by louvain data/small.json
