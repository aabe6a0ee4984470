whowhom events --since 2031-03 --undated report data/affair.json
