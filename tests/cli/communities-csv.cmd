whowhom communities --by walktrap --csv --top 1 data/small.json
