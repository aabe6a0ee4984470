whowhom export --to node-link --json-edges links --view actors data/small.json | grep -o "\"[a-z]*\":\[$"
