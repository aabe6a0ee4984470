whowhom centrality --list
