whowhom why data/who.json "Arkady Zakharov" --merge
