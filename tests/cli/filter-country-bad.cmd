whowhom export --to graphml --view actors --country Atlantis data/affair.json
