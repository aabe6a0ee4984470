whowhom stats --json --undirected --status all data/small.json
