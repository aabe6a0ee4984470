#!/bin/sh
# Faults: a full disk, no permission, a closed pipe, killed at any moment.  The
# output is whole or absent, the old one stays, the message names file and
# reason, and nothing of ours is left.
set -u
cd "$(dirname "$0")/.." || exit 2
whowhom=${WHOWHOM:-build/whowhom}
case $whowhom in /*) ;; *) whowhom=$PWD/$whowhom ;; esac
demo=$PWD/graphs/demo.json
t=$(mktemp -d) || exit 2
disk=
trap '[ -z "$disk" ] || umount "$disk"; rm -rf "$t"' EXIT
. tests/lib/count.sh

# fails WHAT MESSAGE COMMAND...: with status 1 and a line that says so
fails() {
	what=$1 message=$2
	shift 2
	"$@" >"$t/out" 2>"$t/err"
	status=$?
	[ $status = 1 ] && [ "$(cat "$t/err")" = "$message" ]
	is "$what: status $status: $(head -n 3 "$t/err")" $?
}

# kept WHAT FOLDER: holds the old output and nothing else
kept() {
	[ "$(ls -A "$2")" = "$name" ] && [ "$(cat "$2/$name")" = old ]
	is "$1: not as before: $(ls -A "$2")" $?
}

kinds='x.graphml x.json x.sqlite'
# a disk of 64 kB, if we may mount one
mkdir "$t/disk" "$t/small"
if mount -t tmpfs -o size=64k tmpfs "$t/disk" 2>/dev/null; then
	disk=$t/disk
	for name in $kinds; do
		echo old >"$disk/$name"
		reason='No space left on device'
		[ $name != x.sqlite ] || reason='database or disk is full'
		fails "disk full, $name" "$disk/$name: cannot write: $reason" \
			"$whowhom" export -o "$disk/$name" "$demo"
		kept "disk full, $name" "$disk"
		rm "$disk/$name"
	done
	fails 'disk full, folder' \
		"$disk/csv: cannot write: No space left on device" \
		"$whowhom" export --to csv -o "$disk/csv" "$demo"
	[ -z "$(ls -A "$disk")" ]
	is 'disk full, folder: something is left' $?
else
	echo 'skipped: a full disk, which needs mount'
fi
fails 'no room on standard output' \
	'-: cannot write: No space left on device' \
	sh -c '"$1" export -o - "$2" >/dev/full' sh "$whowhom" "$demo"
fails 'no room in /dev/full' '/dev/full: cannot write: No space left on device' \
	"$whowhom" export --to knowledge -o /dev/full "$demo"
for name in x.graphml x.json; do
	echo old >"$t/small/$name"
	fails "a limit of size, $name" \
		"$t/small/$name: cannot write: File too large" \
		sh -c 'ulimit -f 40; "$1" export -o "$2" "$3"' sh "$whowhom" \
		"$t/small/$name" "$demo"
	kept "a limit of size, $name" "$t/small"
	rm "$t/small/$name"
done

# A folder that may not be written; root may write any, so as nobody.
mkdir "$t/closed"
chmod 755 "$t"
as=
if [ "$(id -u)" = 0 ]; then
	as='setpriv --reuid=65534 --clear-groups'
fi
for name in $kinds; do
	echo old >"$t/closed/$name"
	chmod 555 "$t/closed"
	fails "read-only folder, $name" \
		"$t/closed/$name: cannot write: Permission denied" \
		$as "$whowhom" export -o "$t/closed/$name" "$demo"
	kept "read-only folder, $name" "$t/closed"
	chmod 755 "$t/closed"
	rm "$t/closed/$name"
done
fails 'no such folder' \
	"$t/none/x.json: cannot write: No such file or directory" \
	"$whowhom" export -o "$t/none/x.json" "$demo"
mkdir "$t/x.json"
fails 'a folder of that name' "$t/x.json: cannot write: Is a directory" \
	"$whowhom" export -o "$t/x.json" "$demo"

# a closed pipe is the end of the output: quiet
{ "$whowhom" export --to graphml -o - "$demo" 2>"$t/err"; echo $? >"$t/status"
} | head -c 10 >"$t/out"
[ ! -s "$t/err" ] && [ "$(cat "$t/status")" = 0 ]
is "closed pipe: $(cat "$t/status") $(cat "$t/err")" $?

# killed
if [ -z "${QUICK-}" ]; then
	${CC:-cc} -shared -fPIC -o "$t/kill.so" tests/lib/kill.c -ldl &&
		mkdir "$t/k" &&
		python3 tests/lib/killed.py "$whowhom" "$t/kill.so" "$t/k" \
		>"$t/killed" 2>&1
	is 'killed at fifty places' $?
	grep -v '^ok ' "$t/killed"
	good=$((good + $(grep -c '^ok ' "$t/killed")))
	bad=$((bad + $(grep -c '^FAILED ' "$t/killed")))
fi
ended faults
