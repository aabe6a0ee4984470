whowhom events --attributed maybe data/affair.json
