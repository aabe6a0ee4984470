whowhom export --to d3 --view actors data/small.json | cut -c 1-240 | head -n 60
