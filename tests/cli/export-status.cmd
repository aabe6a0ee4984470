whowhom export --to node-link --view actors --status negated data/small.json | grep -c "\"kind\":\"ASSAULT\""
