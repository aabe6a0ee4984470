whowhom export --to graphml --view actors --min-weight heavy data/affair.json
