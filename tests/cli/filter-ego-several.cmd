whowhom export --to graphml --view actors --ego Holm data/affair.json
