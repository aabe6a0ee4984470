whowhom communities --by label-propagation --seed 2 --json data/small.json
