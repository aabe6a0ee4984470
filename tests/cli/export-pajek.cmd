whowhom export -o $T/x.net data/small.json && cat $T/x.net
