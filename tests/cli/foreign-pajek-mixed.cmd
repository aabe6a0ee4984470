cd $T; printf '*Vertices 3\n1 "A"\n2 "B"\n3 "C"\n*Edges\n1 3\n*Arcs\n1 2\n' >x.net; whowhom ego x.net A
