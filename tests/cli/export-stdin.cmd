whowhom export --view actors --to graphml - <data/small.json | head -n 30
