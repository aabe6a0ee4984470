whowhom centrality --by betweenness,katz,eigenvector,coreness data/empty.json; whowhom communities data/empty.json; whowhom stats data/empty.json; whowhom stats --bridges --json data/empty.json
