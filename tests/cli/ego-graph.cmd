whowhom ego --to graphml data/affair.json Ida | sed -nf lib/graph.sed
