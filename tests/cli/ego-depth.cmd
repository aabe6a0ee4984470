whowhom ego --depth 2 data/affair.json Ida
