whowhom export --view people data/small.json
