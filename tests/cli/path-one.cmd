whowhom path data/affair.json Ida person.ida_holm
