whowhom export --to csv --view actors -o $T/x/ data/small.json && cd $T && find . | sort && cat x/nodes.csv x/edges.csv
