whowhom compare data/affair.json
