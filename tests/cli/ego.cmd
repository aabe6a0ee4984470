whowhom ego data/affair.json Ida
