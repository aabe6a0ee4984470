#!/bin/sh
# All tests; `make check` calls it with the unit test programs as arguments.
# Each suite ends with a line `NAME: N passed, N failed`, and so does this.
#   all.sh [UNIT...]    QUICK=1 leaves out what builds the program again,
#                       takes its time, or asks other programs
set -u
cd "$(dirname "$0")/.." || exit 2
out=$(mktemp) || exit 2
trap 'rm -f "$out"' EXIT
good=0 bad=0

# suite NAME COMMAND...: prints what it prints and adds up its last line
suite() {
	name=$1
	shift
	"$@" >"$out" 2>&1
	status=$?
	cat "$out"
	set -- $(sed -n '$s/^.*: \([0-9]*\) .*passed, \([0-9]*\) failed$/\1 \2/p' \
		"$out")
	if [ $# != 2 ] || { [ $status != 0 ] && [ "$2" = 0 ]; }; then
		echo "$name: ended with status $status and without a count"
		set -- 0 1
	fi
	good=$((good + $1)) bad=$((bad + $2))
}

# The tests of one program, of cmocka or with a count of its own, as a suite.
unit() {
	CMOCKA_MESSAGE_OUTPUT=TAP "$1" 2>&1 | awk -v name="${1##*/}" '
		/^ok /     { good++; next }
		/^not ok / { bad++ }
		/^1\.\./   { planned = substr($0, 4); next }
		/^[a-z_]*: [0-9]+ passed, [0-9]+ failed$/ {
			good += $2
			bad += $4
			planned = good + bad
			next
		}
		{ print }
		END {
			bad += planned - good - bad
			print name ": " good + 0 " passed, " bad + (planned == "") " failed"
			exit bad > 0
		}'
}

for program in "$@"; do
	suite "$program" unit "$program"
done
for script in tests/*.sh; do
	case $script in
	tests/all.sh) continue ;;
	tests/offline.sh | tests/progress.sh | tests/readers.sh)
		[ -z "${QUICK-}" ] || continue ;;
	esac
	suite "$script" sh "$script"
done
suite lint scripts/lint
echo "all: $good passed, $bad failed"
exit $((bad > 0))
