whowhom export --to graphml --graphml strict --view actors data/small.json | grep -c "label=\|labels="
