whowhom stats; whowhom communities; whowhom stats --csv --json data/small.json
