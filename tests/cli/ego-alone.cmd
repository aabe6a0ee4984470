whowhom ego data/affair.json FB
