whowhom export --to graphml --view cooccurrence --since 2031-03 data/affair.json | sed -nf lib/graph.sed
