whowhom path --all data/affair.json Weltrat Jan
