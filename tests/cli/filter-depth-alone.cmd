whowhom export --to graphml --depth 2 data/affair.json
