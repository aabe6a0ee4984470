whowhom why data/small.json Brandt
