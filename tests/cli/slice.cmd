whowhom export --view actors --slice month -o $T/x.graphml data/affair.json; cd $T; for f in x*.graphml; do echo $f; sed -nf $OLDPWD/lib/graph.sed $f | grep ' '; done; cat x-centrality.csv
