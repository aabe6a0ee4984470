whowhom export --to graphml --view actors --min-weight 2 data/affair.json | sed -nf lib/graph.sed
