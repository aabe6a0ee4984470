whowhom why data/small.json Nemo
