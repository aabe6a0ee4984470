whowhom stats data/small.json
