whowhom export --to graphml --view actors --core 2 data/affair.json | sed -nf lib/graph.sed; whowhom export --to graphml --view actors --core 3 data/affair.json | sed -nf lib/graph.sed
