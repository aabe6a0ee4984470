whowhom export --to vis --view actors data/small.json | cut -c 1-240 | head -n 60
