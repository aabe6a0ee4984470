whowhom events --csv --json data/small.json
