whowhom events --until Monday data/affair.json
