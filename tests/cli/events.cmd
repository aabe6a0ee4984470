whowhom events data/affair.json
