#!/bin/sh
# What other programs make of the exports, and whether our measures are
# theirs.  A reader that is not installed is skipped and said so;
# READERS=required makes that a failure.  Looked for in $CLIENTS (/tmp/clients):
# py/bin/python with igraph, networkx, jsonschema; java/lib/gephi-toolkit*.jar;
# xsd/graphml.xsd, the stock schema of GraphML; else on the system.
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

xsd() {
	command -v xmllint >/dev/null && [ -e "$CLIENTS/xsd/graphml.xsd" ] ||
		return 77
	cat >"$t/catalog.xml" <<-END
		<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
		<rewriteURI uriStartString="http://graphml.graphdrawing.org/xmlns/1.0/" rewritePrefix="file://$CLIENTS/xsd/"/>
		</catalog>
	END
	XML_CATALOG_FILES=$t/catalog.xml \
		xmllint --nonet --noout --huge --schema "$@" 2>&1 | tail -n 1 |
		sed "s,^$t/,,"
	XML_CATALOG_FILES=$t/catalog.xml \
		xmllint --nonet --noout --huge --schema "$@" 2>/dev/null
}

schema() {
	"$python" -c 'import jsonschema' 2>/dev/null || return 77
	"$python" - "$1" <<-END
		import json, sys, jsonschema
		load = lambda p: json.load(open(p, encoding="utf-8"))
		schema = load("../src/corpus/knowledge.schema.json")
		jsonschema.Draft202012Validator.check_schema(schema)
		errors = list(jsonschema.Draft202012Validator(schema).iter_errors(load(sys.argv[1])))
		print("valid" if not errors else errors[0].message)
		sys.exit(bool(errors))
	END
}

for data in small hostile empty; do
	"$whowhom" export -o "$t/k.json" data/$data.json || bad=$((bad + 1))
	check "$data knowledge jsonschema" schema "$t/k.json"
	for view in events actors; do
		for to in "x.graphml" "strict.graphml --graphml strict" \
			"x.json --to node-link"; do
			"$whowhom" export --view $view --status all -o "$t/"$to \
				data/$data.json || bad=$((bad + 1))
		done
		for reader in igraph networkx gephi; do
			check "$data $view graphml $reader" "$python" \
				readers/read.py $reader "$t/x.graphml" "$t/x.json"
			check "$data $view strict graphml $reader" "$python" \
				readers/read.py $reader "$t/strict.graphml" "$t/x.json"
		done
		check "$data $view graphml xmllint" \
			xsd ../src/export/graphml.xsd "$t/x.graphml"
		check "$data $view strict graphml xmllint" \
			xsd "$CLIENTS/xsd/graphml.xsd" "$t/strict.graphml"
		for reader in json networkx-links networkx-edges; do
			check "$data $view node-link $reader" "$python" \
				readers/read.py $reader "$t/x.json" "$t/x.json"
		done
	done
done

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
