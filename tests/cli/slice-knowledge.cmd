whowhom export --slice month -o $T/x.json data/affair.json
