whowhom ego data/affair.json Holm
