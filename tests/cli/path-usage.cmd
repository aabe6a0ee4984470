whowhom path data/affair.json Ida
