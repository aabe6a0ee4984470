whowhom path data/affair.json Fjordbund Ida; whowhom path --json data/affair.json Fjordbund Ida
