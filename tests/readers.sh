#!/bin/sh
# What other programs make of the exports, and whether our measures are
# theirs.  `scripts/setup --readers` installs the programs in $CLIENTS
# (/tmp/clients); one that is not there is skipped and said so;
# READERS=required makes that a failure.
set -u
cd "$(dirname "$0")" || exit 2
export CLIENTS=${CLIENTS:-/tmp/clients} PYTHONDONTWRITEBYTECODE=1
whowhom=${WHOWHOM:-$PWD/../build/whowhom}
python=$CLIENTS/py/bin/python
[ -x "$python" ] || python=/usr/bin/python3
[ -x "$python" ] || python=python3
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT
good=0 bad=0

# A format or a flavour of it, the ending of its file (or -, a folder), its
# options, and who reads it (readers/run.py, READERS).
formats='
graphml         graphml --graphml=gephi              | gephi gephi-dialog networkx networkx-2.8 igraph igraph-0.10 graphology xmllint
graphml-strict  graphml --to=graphml,--graphml=strict | gephi networkx networkx-2.8 igraph igraph-0.10 graphology xmllint
node-link       json    --to=node-link               | json jq networkx networkx-links networkx-2.8
node-link-links json    --to=node-link,--json-edges=links | networkx-links
cytoscape       json    --to=cytoscape               | json jq cytoscape.js networkx networkx-2.8
graphology      json    --to=graphology              | json jq graphology
gephi-lite      json    --to=gephi-lite              | json jq graphology
jgf             json    --to=jgf                     | json jq
vis             json    --to=vis                     | json jq vis-data
d3              json    --to=d3                      | json jq d3-force
gexf            gexf    --gexf=1.3                   | gephi networkx graphology xmllint
gexf-old        gexf    --to=gexf,--gexf=1.2         | gephi networkx networkx-2.8 graphology xmllint
csv             -       --to=csv                     | gephi csv pandas
neo4j           -       --to=neo4j                   | neo4j-headings
dot             dot     --to=dot                     | graphviz
gml             gml     --to=gml                     | igraph igraph-0.10 gephi
pajek           net     --to=pajek                   | igraph igraph-0.10 networkx networkx-2.8
knowledge       json    --to=knowledge               | jsonschema
turtle          ttl     --to=turtle                  | rdflib rapper
sqlite          sqlite  --to=sqlite                  | sqlite3
'
# `multi` is the actors with an edge for each piece of evidence, `looks` with
# measures, places, sizes and colours.
views='events actors countries cooccurrence multi looks'

# export DATA VIEW FORMAT ENDING OPTIONS
export_one() {
	options=$(echo "$5" | tr , ' ')
	case $2 in
	looks) of="--view actors --with pagerank,degree,community,layout --status all" ;;
	multi) of="--view actors --edges multi --status all" ;;
	cooccurrence) of="--view cooccurrence" ;;
	*)     of="--view $2 --status all" ;;
	esac
	case $3 in
	knowledge | turtle | sqlite) ;;
	*) options="$of $options" ;;
	esac
	# DOT is read back by Graphviz
	[ "$3" = dot ] && ! command -v gvpr >/dev/null || options="$options --check"
	# shellcheck disable=SC2086
	"$whowhom" export $options -o "$t/files/$1.$2.$3.${4#-}" \
		"data/$1.json" || bad=$((bad + 1))
}

mkdir "$t/files"
echo "$formats" | sed '/^$/d' >"$t/formats"
sed 's/ .*|//' "$t/formats" >"$t/table"
for data in small hostile empty; do
	for view in $views; do
		while read -r format ending options _; do
			export_one $data "$view" "$format" "$ending" "$options"
		done <"$t/formats"
	done
done
python3 readers/run.py "$t/files" "$t/table" >"$t/out"
sed '$d' "$t/out"
# shellcheck disable=SC2046
set -- $(sed -n '$s/ passed,//; $s/ failed//p' "$t/out")
good=$((good + ${1-0})) bad=$((bad + ${2-1}))

# check NAME COMMAND...: one line of the table
check() {
	name=$1
	shift
	said=$("$@" 2>&1)
	case $? in
	0) echo "ok       $name: $said"
		good=$((good + 1)) ;;
	77) echo "skipped  $name"
		[ "${READERS-}" != required ] || bad=$((bad + 1)) ;;
	*) echo "FAILED   $name: $said"
		bad=$((bad + 1)) ;;
	esac
}

# measures NAME GRAPH: all measures, figures and communities of the graph
measures() {
	first=$(grep -o '<node id="[^"]*"' "$2" | head -n 1 | cut -d'"' -f2)
	timeout 60 "$whowhom" centrality --json --by "$all" --restart "$first" "$2" \
		>"$t/values.json" 2>/dev/null || bad=$((bad + 1))
	timeout 60 "$whowhom" stats --json "$2" >"$t/figures.json" || bad=$((bad + 1))
	for by in leiden label-propagation walktrap; do
		timeout 60 "$whowhom" communities --json --by $by "$2" >"$t/$by.json" ||
			bad=$((bad + 1))
	done
	check "measures of $1" "$python" readers/measures.py "$2" \
		"$t/values.json" "$t/figures.json" "$t/leiden.json" \
		"$t/label-propagation.json" "$t/walktrap.json"
}

all=$("$whowhom" centrality --list | sed -n 's/^\([a-z_]*[a-z]\)  *[^ ].*/\1/p' |
	paste -sd, -)
for size in "1 0 1" "2 5 1" "3 2 3" "12 20 5" "30 60 2" "300 900 3" \
	"1000 5000 4"; do
	python3 readers/random_graph.py $size >"$t/r.graphml"
	measures "a graph of $size" "$t/r.graphml"
done
measures "the demo's actors" ../graphs/demo-actors.graphml
measures "the demo's events" ../graphs/demo.graphml
echo "readers: $good passed, $bad failed"
exit $((bad > 0))
