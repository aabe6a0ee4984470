cat >$T/x.gml <<END
graph [ directed 1
  node [ id 10 label "Änne" ]
  node [ id 20 label "Bo" ]
  edge [ source 10 target 20 weight 2.5 ] ]
END
whowhom centrality --by strength,in_degree --csv $T/x.gml
