whowhom ego --csv data/affair.json Ida
