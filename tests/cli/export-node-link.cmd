whowhom export --to node-link --view actors --status all data/small.json
