whowhom export --to gephi-lite --view actors data/small.json | cut -c 1-240 | head -n 60
