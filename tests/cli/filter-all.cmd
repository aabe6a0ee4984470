whowhom export --to graphml --view actors --type person,country --sign negative --since 2031 --attributed no --ego Ida --depth 2 data/affair.json | sed -nf lib/graph.sed
