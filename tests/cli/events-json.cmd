whowhom events --json data/small.json
