whowhom export --to dot --view actors data/small.json
