mkdir $T/d; whowhom export --to knowledge -o $T/d data/small.json 2>&1 | sed "s,$T,T,"; ls $T
