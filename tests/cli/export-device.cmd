whowhom export --to knowledge -o /dev/null data/small.json; test -c /dev/null
