#!/bin/sh
# The README: its commands run on the demo's articles, its examples are what
# the program prints, and what it links to is there.
set -u
cd "$(dirname "$0")/.." || exit 2
whowhom=${WHOWHOM:-$PWD/build/whowhom}
root=$PWD
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT
. tests/lib/count.sh

WHOWHOM=$whowhom scripts/figures --check
is 'examples in README.md' $?
for page in README.md src/README.md graphs/demo/README.md; do
	for link in $(grep -o '](\([^)#]*\)' "$page" | sed 's/^](//' |
		grep -v '^http'); do
		[ -e "$(dirname "$page")/$link" ]
		is "$page: link to $link" $?
	done
done
sed -n '/^```sh$/,/^```$/s/^whowhom /whowhom /p' README.md >"$t/commands"
mkdir "$t/articles"
cp graphs/demo/*.txt "$t/articles"
cp tests/data/small.json "$t/before.json"
cp graphs/demo.json "$t/after.json"
printf 'Source,Target\nA,B\nB,C\n' >"$t/network.csv"
PATH=$(dirname "$whowhom"):$PATH
cd "$t" || exit 2
while read -r line; do
	sh -c "$line" >"$t/out" 2>&1 </dev/null
	status=$?
	is "$line: $(cat "$t/out")" $status
done <commands
cd "$root" || exit 2
ended readme
