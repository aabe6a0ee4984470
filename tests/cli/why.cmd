whowhom why data/small.json "Änne Björkström"
