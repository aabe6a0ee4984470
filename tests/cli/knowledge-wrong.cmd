cd cli && for f in wrong/*.json; do whowhom export $f; done
