whowhom export --to knowledge -o /dev/full data/small.json; whowhom export data/small.json >/dev/full; test -c /dev/full
