whowhom export --to graphml --type animal data/affair.json
