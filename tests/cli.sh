#!/bin/sh
# The command line.  tests/cli/NAME.cmd is a line of shell, run in tests/ with
# whowhom in the PATH and $T an empty folder; NAME.out, NAME.err (where there
# are any) and NAME.exit (unless 0) are what must come of it.
#   cli.sh [NAME...]          compare
#   cli.sh --bless [NAME...]  accept what is; then read git diff
set -u
cd "$(dirname "$0")" || exit 2
export LC_ALL=C
PATH=$(dirname "${WHOWHOM:-$PWD/../build/whowhom}"):$PATH
bless=
if [ "${1-}" = --bless ]; then
	bless=yes
	shift
fi
[ $# -gt 0 ] || set -- $(cd cli && ls *.cmd)
got=$(mktemp -d) || exit 2
trap 'rm -rf "$got"' EXIT
good=0 bad=0
for name in "$@"; do
	name=${name%.cmd}
	export T="$got/$name"
	mkdir "$T"
	sh "cli/$name.cmd" >"$got/out" 2>"$got/err" </dev/null
	echo $? >"$got/exit"
	differ=0
	for part in out err exit; do
		want=cli/$name.$part
		[ $part != exit ] || [ "$(cat "$got/exit")" != 0 ] ||
			: >"$got/exit"
		if [ -n "$bless" ]; then
			rm -f "$want"
			[ ! -s "$got/$part" ] || cp "$got/$part" "$want"
		elif [ -e "$want" ]; then
			diff -u "$want" "$got/$part" || differ=1
		else
			diff -u /dev/null "$got/$part" || differ=1
		fi
	done
	good=$((good + 1 - differ)) bad=$((bad + differ))
done
echo "cli: $good passed, $bad failed"
exit $((bad > 0))
