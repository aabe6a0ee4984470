whowhom review data/who.json
