for c in "centrality --list" "export --list" "why data/small.json Björkström" --version help "help why" "why --help"; do whowhom $c >/dev/full; echo $?; done
