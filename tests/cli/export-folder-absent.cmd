whowhom export -o $T/no/x.json data/small.json 2>&1 | sed "s,$T,T,"
