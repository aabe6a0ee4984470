whowhom events --undated report data/affair.json
