whowhom ego --json data/affair.json Ida
