whowhom why --merge data/who.json "Lena Vogt"
