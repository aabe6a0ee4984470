whowhom export --to graphml --check data/small.json
