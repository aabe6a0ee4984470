whowhom export --to gexf --gexf 1.2 --view actors data/small.json
