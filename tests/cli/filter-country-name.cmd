whowhom export --to graphml --view actors --country 'die Südmark,Westmark' data/affair.json | sed -nf lib/graph.sed
