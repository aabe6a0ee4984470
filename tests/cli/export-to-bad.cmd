whowhom export --to word data/small.json
