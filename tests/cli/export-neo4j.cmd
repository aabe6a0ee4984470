whowhom export --to neo4j --view actors -o $T/x data/small.json && cd $T/x && cat nodes.csv edges.csv && grep -c LOAD load.cypher && head -n 12 load.cypher
