whowhom why data/small.json Björkström
