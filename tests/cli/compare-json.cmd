whowhom compare --json --by pagerank --top 2 data/small.json data/affair.json
