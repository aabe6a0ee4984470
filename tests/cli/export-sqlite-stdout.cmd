whowhom export --to sqlite data/small.json
