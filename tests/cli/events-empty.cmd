whowhom events data/empty.json; whowhom events --csv data/empty.json; whowhom events --json data/empty.json
