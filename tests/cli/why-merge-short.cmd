whowhom why --merge data/who.json Koch person.ida_koch
