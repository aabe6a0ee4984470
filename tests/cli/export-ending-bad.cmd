whowhom export -o $T/x.doc data/small.json 2>&1 | sed "s,$T,T,"
