whowhom export --to graphml --view actors --country xn data/affair.json | sed -nf lib/graph.sed
