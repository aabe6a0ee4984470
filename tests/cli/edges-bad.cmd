whowhom export --to graphml --edges all data/affair.json
