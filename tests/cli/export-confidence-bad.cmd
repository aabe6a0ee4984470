whowhom export --min-confidence 1.5 data/small.json
