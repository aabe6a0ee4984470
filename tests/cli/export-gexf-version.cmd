whowhom export --to gexf --gexf 2 data/small.json; echo $?; whowhom export --to graphml --gexf 1.2 data/small.json
