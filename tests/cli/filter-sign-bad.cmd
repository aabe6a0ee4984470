whowhom events --sign good data/affair.json
