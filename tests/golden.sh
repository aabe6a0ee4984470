#!/bin/sh
# Each tests/golden/NAME.txt, or NAME.jsonl, is shown at every stage for which a
# NAME.STAGE lies beside it.
#   golden.sh          compare
#   golden.sh --bless  accept what is; then read git diff
set -u
cd "$(dirname "$0")/golden" || exit 2
export LC_ALL=C
whowhom=${WHOWHOM:-../../build/whowhom}
good=0 bad=0
for want in *.*; do
	name=${want%.*} stage=${want##*.}
	case $stage in txt | jsonl) continue ;; esac
	[ -e "$name.txt" ] && text=$name.txt || text=$name.jsonl
	if [ "${1-}" = --bless ]; then
		"$whowhom" show "$stage" "$text" >"$want"
	elif "$whowhom" show "$stage" "$text" 2>&1 | diff -u "$want" -; then
		good=$((good + 1))
	else
		bad=$((bad + 1))
	fi
done
echo "golden: $good passed, $bad failed"
exit $((bad > 0))
