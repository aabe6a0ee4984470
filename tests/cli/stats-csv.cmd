whowhom stats --csv --view events data/small.json
