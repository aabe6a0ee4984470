#!/bin/sh
# Pages in the shapes of news sites: which words are kept and dropped, and what
# each page says of itself; see lib/pages.py.
set -u
cd "$(dirname "$0")" || exit 2
whowhom=${WHOWHOM:-../build/whowhom}
case $whowhom in /*) ;; *) whowhom=$PWD/$whowhom ;; esac
. lib/count.sh

table=$(python3 lib/pages.py "$whowhom" html) || table="FAILED to run"
echo "$table" | grep -v '^FAILED'
for page in html/*.html; do
	name=${page#html/}
	said=$(echo "$table" | grep "^FAILED ${name%.html}:")
	[ -z "$said" ]
	is "$said" $?
done
said=$(echo "$table" | grep '^FAILED [wt]o')
[ -z "$said" ]
is "$said" $?
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT

# hostile NAME STATUS MESSAGE: of the page $t/NAME, in bounded time
hostile() {
	timeout 60 "$whowhom" show text "$t/$1.html" \
		>"$t/out" 2>"$t/err"
	[ $? = "$2" ] && [ "$(sed 's/.*html: //' "$t/err")" = "$3" ]
	is "$1: $(head -c 200 "$t/err")" $?
	[ "$2" != 0 ] || grep -q 'Kim kam am Mittwoch nach Moskau' "$t/out"
	is "$1: the text" $?
	rm "$t/$1.html"
}

p='<p>Kim kam am Mittwoch nach Moskau, sagte ein Sprecher.</p>'
many() { yes "$1" | head -n "$2"; }
{ many '<div>' 100000; echo "$p"; } >"$t/nested.html"
hostile nested 1 'not read: tags nested too deep'
{ echo "$p"; many '<b><font>' 50000; } >"$t/unclosed.html"
hostile unclosed 1 'not read: tags nested too deep'
{ many '<div>' 1900; many "$p</b></i>" 20000; } >"$t/wrong-ends.html"
hostile wrong-ends 0 ''
{ echo '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
  echo '<!ENTITY c "&b;&b;&b;&b;&b;">]>'; echo "$p"; many '&c;&c;' 10000
} >"$t/entities.html"
hostile entities 0 ''
{ head -c 100000 /dev/zero; echo "$p"; head -c 9 /dev/zero; } >"$t/nul.html"
hostile nul 0 ''
{ many '<div><h3><a href=x>Kim</a></h3>' 1000; many "$p" 50000
} >"$t/cards.html"
hostile cards 0 ''
{ many '<ul><li>' 900; many "<tr><td>$p" 900; } >"$t/tables.html"
hostile tables 0 ''
{ printf '<script type="application/ld+json">'; many '{"a":[' 100000
  echo "</script>$p"; } >"$t/json.html"
hostile json 0 ''
{ echo "<p title='"; many x 5000000; echo "'>$p"; } >"$t/attribute.html"
hostile attribute 0 ''
many "$p" 1200000 >"$t/large.html"
hostile large 1 'not read: HTML of more than 64 MB'
ended html
