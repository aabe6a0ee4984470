whowhom compare --by fame data/affair.json data/affair.json
