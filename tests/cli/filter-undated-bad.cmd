whowhom events --undated keep data/affair.json
