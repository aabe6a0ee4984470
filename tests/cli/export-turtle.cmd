whowhom export --to turtle data/small.json | head -n 70
