whowhom why data/small.json
