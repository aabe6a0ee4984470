whowhom export --to graphml --view actors --ego Lundt data/affair.json
