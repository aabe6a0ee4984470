whowhom export --to graphml --view cooccurrence data/affair.json | sed -nf lib/graph.sed
