whowhom export -o $T/x.gexf data/small.json && cat $T/x.gexf
