whowhom export --to turtle --check -o $T/x.ttl data/small.json
