whowhom why --merge data/who.json Nemo
