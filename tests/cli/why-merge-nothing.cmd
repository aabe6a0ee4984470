whowhom why --merge data/who.json "Lena Vogt" Koch; whowhom why --merge data/who.json "Lena Vogt" BDO
