#!/bin/sh
# What whowhom makes of graphs/demo/ is what lies in graphs/, byte for byte:
# with one thread, with two, and with the articles named in another order; and
# no article changes what another one mentions.
# `make graphs` writes them anew.
set -u
cd "$(dirname "$0")/.." || exit 2
whowhom=${WHOWHOM:-build/whowhom}
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT
. tests/lib/count.sh

# same WHY FILE FILE
same() {
	cmp -s "$2" "$3"
	is "$1" $?
	diff -u "$2" "$3" | head -n 20
}

# Where nodes lie, and how large they can be there, is igraph's and the
# processor's: other versions place them otherwise.
without_places() {
	sed 's,<data key="v_\(x\|y\|size\)">[^<]*</data>,,g' "$1"
}

scripts/graphs "$t/one" --threads 1
for file in demo.json demo.graphml demo-actors.graphml demo-centrality.txt; do
	without_places "graphs/$file" >"$t/there"
	without_places "$t/one/$file" >"$t/here"
	same "graphs/$file is not what whowhom makes (make graphs; git diff)" \
		"$t/there" "$t/here"
done
scripts/graphs "$t/two" --threads 2
same 'two threads' "$t/one/demo.json" "$t/two/demo.json"
# shellcheck disable=SC2046
"$whowhom" build -o "$t/order.json" $(ls -r graphs/demo/*.txt)
same 'another order' "$t/one/demo.json" "$t/order.json"
"$whowhom" export -o "$t/again.json" "$t/one/demo.json"
same 'knowledge read and written' "$t/one/demo.json" "$t/again.json"

# The mentions of each article, whatever stands beside it.
mentions() {
	python3 -c 'import json, sys
for e in json.load(open(sys.argv[1]))["entities"]:
    for m in e["mentions"]:
        print(m["document"], m["begin"], m["end"], m["form"], e["type"])' \
		"$1" | sort
}

mentions "$t/one/demo.json" >"$t/all"
for article in graphs/demo/*.txt; do
	id=$(basename "$article" .txt)
	"$whowhom" build -o "$t/alone.json" "$article"
	mentions "$t/alone.json" >"$t/alone"
	grep "^$id " "$t/all" >"$t/among"
	same "$id is read otherwise among others" "$t/alone" "$t/among"
done
ended graphs
