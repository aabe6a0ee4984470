whowhom export data/small.json
