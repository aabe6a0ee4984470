echo hello | whowhom centrality -
