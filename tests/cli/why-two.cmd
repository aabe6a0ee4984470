whowhom why data/small.json nordmark sudmark
