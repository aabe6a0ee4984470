whowhom path --json data/affair.json Weltrat Ida
