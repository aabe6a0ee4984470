whowhom export --to node-link --json-edges nodes data/small.json
