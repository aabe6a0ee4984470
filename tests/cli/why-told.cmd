whowhom why data/small.json "tilo brandt" kofi
