whowhom events --min-confidence high data/affair.json
