whowhom events --min-confidence 0.8 data/affair.json
