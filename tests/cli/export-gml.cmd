whowhom export --to gml --view actors data/small.json
