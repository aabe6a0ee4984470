whowhom export --status denied data/small.json
