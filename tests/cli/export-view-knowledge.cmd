whowhom export --view actors data/small.json
