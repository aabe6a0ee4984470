whowhom export --to graphml --check -o /dev/null data/small.json
