whowhom export --to graphml --view actors --ego 'ole berg' data/affair.json | sed -nf lib/graph.sed
