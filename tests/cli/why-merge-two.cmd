whowhom why --merge data/who.json person.ida_koch person.ida_koch_2
