whowhom path --csv --json data/affair.json Weltrat Ida
