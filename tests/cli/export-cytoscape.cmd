whowhom export --to cytoscape --view actors data/small.json | cut -c 1-240 | head -n 60
