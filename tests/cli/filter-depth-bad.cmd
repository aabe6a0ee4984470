whowhom export --to graphml --ego Lund --depth -1 data/affair.json
