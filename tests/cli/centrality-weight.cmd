sed "s,weight\">1.0,weight\">0.0," >$T/x.graphml <<END
$(whowhom export --to graphml --view actors data/small.json)
END
cd $T && whowhom centrality --by harmonic_weighted x.graphml
