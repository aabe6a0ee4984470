whowhom why data/small.json Tilda MEDA
