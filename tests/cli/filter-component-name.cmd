whowhom export --to graphml --view actors --component FB data/affair.json | sed -nf lib/graph.sed
