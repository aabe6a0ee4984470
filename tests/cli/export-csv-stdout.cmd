whowhom export --to csv data/small.json; echo $?; whowhom export --to csv -o - data/small.json
