for u in day week quarter year; do whowhom export --slice $u --undated report -o $T/x.graphml data/affair.json; done; ls $T
