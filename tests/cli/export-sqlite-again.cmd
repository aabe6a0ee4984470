whowhom export -o $T/a.sqlite data/hostile.json && whowhom export -o $T/b.sqlite data/hostile.json && cmp $T/a.sqlite $T/b.sqlite && ls $T
