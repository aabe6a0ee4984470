whowhom events --since 2031-02 data/affair.json
