whowhom export --to graphml --event ASSAULT,COERCE/drone data/affair.json
