whowhom export --to d3 --json-edges links data/small.json
