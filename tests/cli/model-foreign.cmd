whowhom model -m data/small.json
