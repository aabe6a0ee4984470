whowhom export -o $T/x.graphml --view actors data/small.json && whowhom centrality $T/x.graphml >$T/a && whowhom centrality data/small.json | diff - $T/a
