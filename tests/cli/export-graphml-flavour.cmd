whowhom export --graphml sweet data/small.json
