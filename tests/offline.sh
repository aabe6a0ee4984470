#!/bin/sh
# `make` in a clean copy needs no network and no setup, and what it makes is
# installed and found.  Without the right to cut off the network (unshare), it
# only makes sure that nobody calls for packages.
set -u
cd "$(dirname "$0")/.." || exit 2
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT
. tests/lib/count.sh

mkdir "$t/bin" "$t/copy"
for name in apt-get apt sudo curl wget pip pip3 git; do
	printf '#!/bin/sh\necho "$0 was called" >>"%s"\nexit 1\n' "$t/called" \
		>"$t/bin/$name"
	chmod +x "$t/bin/$name"
done
tar cf - --exclude=./build --exclude=./.git . | tar xf - -C "$t/copy"
cut=
unshare -rn true 2>/dev/null && cut='unshare -rn'
unset MAKEFLAGS MAKELEVEL MFLAGS
PATH=$t/bin:$PATH $cut make -C "$t/copy" -j2 CFLAGS=-O0 B=build \
	install PREFIX="$t/prefix" >"$t/log" 2>&1
is "make${cut:+ without a network}" $?
[ $bad = 0 ] || tail -n 20 "$t/log"
touch "$t/called"
[ ! -s "$t/called" ]
is 'nobody calls for packages' $?
cat "$t/called"
"$t/prefix/bin/whowhom" show names graphs/demo/2031-03-13-blitz-gipfel.txt |
	grep -q Achmetowa
is 'installed, and its model found' $?
ended offline
