whowhom why --merge data/who.json BDO
