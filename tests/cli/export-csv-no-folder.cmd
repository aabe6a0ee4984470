whowhom export --to csv -o $T/no/x data/small.json 2>&1 | sed "s,$T,T,"; ls $T
