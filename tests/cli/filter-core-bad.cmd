whowhom export --to graphml --core two data/affair.json
