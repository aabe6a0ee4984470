whowhom export --to graphml --view actors --ego Westmark --depth 2 data/affair.json | sed -nf lib/graph.sed
