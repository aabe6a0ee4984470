whowhom events --since 2031-03 --until 2031-02 data/affair.json
