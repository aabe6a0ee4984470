whowhom help centrality
