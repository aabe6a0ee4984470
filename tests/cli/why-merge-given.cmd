whowhom why --merge data/who.json "Harald Quandt" "Susanne Quandt"
