whowhom events --csv --top 3 data/affair.json
