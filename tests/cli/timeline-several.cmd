whowhom timeline data/affair.json Holm
