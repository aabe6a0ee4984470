whowhom export --to graphml --type organization data/affair.json | sed -nf lib/graph.sed
