whowhom review --top 2 data/who.json
