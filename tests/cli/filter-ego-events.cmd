whowhom export --to graphml --ego 'Mia Lund' data/affair.json | sed -nf lib/graph.sed
