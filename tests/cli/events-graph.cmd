whowhom events data/foreign.graphml
