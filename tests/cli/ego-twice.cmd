whowhom ego --ego Ida data/affair.json Jan
