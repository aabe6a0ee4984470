whowhom ego data/foreign.graphml mitte
