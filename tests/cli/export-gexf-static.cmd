whowhom export --to gexf data/empty.json
