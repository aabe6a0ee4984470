whowhom export --to d3 --view actors --with degree,strength data/small.json | cut -c 1-400 | head -n 4
