whowhom events --since 2031-02-30 data/affair.json
