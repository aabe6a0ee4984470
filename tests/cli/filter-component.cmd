whowhom export --to graphml --view actors --sign negative --component largest data/affair.json | sed -nf lib/graph.sed
