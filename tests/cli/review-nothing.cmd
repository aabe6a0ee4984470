whowhom review data/empty.json
