whowhom export data/small.json >$T/a.json && whowhom export -o - $T/a.json | cmp - $T/a.json
