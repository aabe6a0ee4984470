whowhom export --to graphml --view cooccurrence --event ASSAULT data/affair.json
