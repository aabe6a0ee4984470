whowhom export --to csv --view actors -o $T/x/ data/small.json && ls $T $T/x && cat $T/x/nodes.csv $T/x/edges.csv
