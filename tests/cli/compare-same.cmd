whowhom compare data/affair.json data/affair.json
