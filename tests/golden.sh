#!/bin/sh
# Each tests/golden/NAME.txt is shown at every stage for which a NAME.STAGE
# lies beside it.
#   golden.sh          compare
#   golden.sh --bless  accept what is; then read git diff
set -u
cd "$(dirname "$0")/golden" || exit 2
export LC_ALL=C
whowhom=${WHOWHOM:-../../build/whowhom}
good=0 bad=0
for want in *.*; do
	name=${want%.*} stage=${want##*.}
	[ "$stage" != txt ] || continue
	if [ "${1-}" = --bless ]; then
		"$whowhom" show "$stage" "$name.txt" >"$want"
	elif "$whowhom" show "$stage" "$name.txt" 2>&1 | diff -u "$want" -; then
		good=$((good + 1))
	else
		bad=$((bad + 1))
	fi
done
echo "golden: $good passed, $bad failed"
exit $((bad > 0))
