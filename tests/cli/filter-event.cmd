whowhom export --to graphml --view actors --event accuse,visit data/affair.json | sed -nf lib/graph.sed
