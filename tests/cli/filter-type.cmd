whowhom export --to graphml --view actors --type person,organization data/affair.json | sed -nf lib/graph.sed
