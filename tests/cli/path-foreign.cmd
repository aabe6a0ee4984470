whowhom path data/foreign.graphml Nord 3
