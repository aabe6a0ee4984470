whowhom export --to graphml --slice month data/affair.json
