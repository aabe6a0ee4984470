whowhom why --merge data/who.json Sacharow "Arkady Zakharov"
