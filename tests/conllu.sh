#!/bin/sh
# `show syntax` prints CoNLL-U: each golden text, and the demo as one file.
# UD's own validator (udtools from PyPI) is asked too where it is installed.
set -u
cd "$(dirname "$0")/.." || exit 2
: "${WHOWHOM:=$PWD/build/whowhom}"
t=$(mktemp) || exit 2
trap 'rm -f "$t"' EXIT
. tests/lib/count.sh

# check INPUT...
check() {
	$WHOWHOM show syntax "$@" >"$t" &&
		python3 tests/readers/conllu.py <"$t" && validate
	is "show syntax $*" $?
}

validate() {
	command -v udvalidate >/dev/null || return 0
	udvalidate --lang de --level 2 --quiet "$t"
}

for text in tests/golden/*.txt; do
	check "$text"
done
check graphs/demo
check tests/golden
ended conllu
