#!/bin/sh
# What extract prints, merged in any order and grouping, is what build makes of
# the articles; so is what build --add adds to.  One thread or two.
set -u
cd "$(dirname "$0")" || exit 2
export WHOWHOM=${WHOWHOM:-../build/whowhom} PYTHONDONTWRITEBYTECODE=1
case $WHOWHOM in /*) ;; *) WHOWHOM=$PWD/$WHOWHOM ;; esac
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT
. lib/count.sh

# the demo and the golden texts; others, of the demo's sentences; dates differ,
# some are copies
mkdir "$t/inputs" || exit 2
cp ../graphs/demo/*.txt golden/*.txt "$t/inputs"
python3 merge/articles.py 120 >"$t/inputs/made.jsonl" || exit 2
set -- $(python3 merge/trials.py "$t" 24 2>"$t/err" | tee "$t/out" | tail -n 1)
grep FAILED "$t/out"
cat "$t/err"
good=$((good + ${1:-0})) bad=$((bad + ${2:-1}))

# one document in two files: the first is heard, with a message
cd "$t" || exit 2
head -n 3 extract-1.json >three
head -n 2 extract-1.json >two
"$WHOWHOM" merge -o once.json three 2>err
is 'merged once' $?
"$WHOWHOM" merge -o twice.json three two 2>err
[ $? = 1 ] && cmp -s once.json twice.json &&
	[ "$(grep -c 'two:[12]: id .* was read before' err)" = 2 ]
is "the same document twice: $(cat err)" $?

# a line that is none: said, and the rest is done
{ cat three; echo '{"format":"other"}'; } >bad
"$WHOWHOM" merge -o rest.json bad 2>err
[ $? = 1 ] && cmp -s once.json rest.json && grep -q '^bad:4: ' err
is "a bad line: $(cat err)" $?
"$WHOWHOM" merge -o none.json missing 2>err
[ $? = 1 ] && [ ! -e none.json ] && grep -q '^missing: cannot read' err
is "nothing to merge: $(cat err)" $?

# reprints are found over what was merged before
printf '%s\n' '{"id":"b","date":"2031-03-05","text":"'"$(tr '\n' ' ' \
	<inputs/2031-03-04-interpress-schardara.txt)"'"}' >copy.jsonl
"$WHOWHOM" build -o old.json inputs/2031-03-04-interpress-schardara.txt &&
	"$WHOWHOM" build --add old.json -o new.json copy.jsonl &&
	grep -q '"id":"b",.*"copy_of":"2031-03-04-interpress-schardara"' new.json
is 'a copy of what was read before' $?
ended merge
