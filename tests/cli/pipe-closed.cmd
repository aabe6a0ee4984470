whowhom export data/small.json | head -n 1
