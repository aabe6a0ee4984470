whowhom centrality --type person data/foreign.graphml
