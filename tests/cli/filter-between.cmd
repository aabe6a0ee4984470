whowhom export --to graphml --view actors --since 2031-02-01 --until 2031-02 data/affair.json | sed -nf lib/graph.sed
