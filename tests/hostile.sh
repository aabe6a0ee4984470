#!/bin/sh
# Hostile input: a clear message, the right status, bounded time and memory, and
# the good input beside it is read; see lib/hostile.py.
set -u
cd "$(dirname "$0")/.." || exit 2
whowhom=${WHOWHOM:-build/whowhom}
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT

python3 tests/lib/hostile.py "$whowhom" "$t" >"$t.log" 2>&1
status=$?
grep -v '^ok ' "$t.log"
good=$(grep -c '^ok ' "$t.log") bad=$(grep -c '^FAILED ' "$t.log")
rm -f "$t.log"
[ $status = 0 ] || [ "$bad" != 0 ] || bad=1
echo "hostile: $good passed, $bad failed"
exit $((bad > 0))
