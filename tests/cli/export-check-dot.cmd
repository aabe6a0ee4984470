whowhom export --to dot --check -o $T/x.dot data/small.json
