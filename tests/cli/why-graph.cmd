whowhom export -o $T/x.graphml data/small.json; cd $T && whowhom why x.graphml Brandt
