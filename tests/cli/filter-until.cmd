whowhom events --until 2031-01-10 data/affair.json
