whowhom timeline --json --status planned data/affair.json Lund
