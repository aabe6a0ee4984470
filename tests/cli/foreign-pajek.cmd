printf '*Vertices 3\n1 "Anna A"\n2 "Bo"\n3 "Cid"\n*Arcs\n1 2 3.5\n2 3 1\n' >$T/x.net; whowhom ego $T/x.net Anna; whowhom centrality --by strength --json - <$T/x.net
