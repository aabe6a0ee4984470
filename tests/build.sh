#!/bin/sh
# A bad input among good ones: one clear line each, status 1, and the rest is
# done; the whole is the same as without the bad ones.
set -u
cd "$(dirname "$0")" || exit 2
whowhom=${WHOWHOM:-../build/whowhom}
case $whowhom in /*) ;; *) whowhom=$PWD/$whowhom ;; esac
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT
. lib/count.sh

# same WHAT GOT WANTED
same() {
	[ "$2" = "$3" ]
	is "$1: got
$2
wanted
$3" $?
}

cd "$t" || exit 2
echo 'Kasachstan warf Usbekistan am Mittwoch vor, Truppen an die Grenze zu verlegen.' >2031-03-05-good.txt
echo 'Die Türkei verurteilte am Freitag den Angriff auf Kasachstan.' >2031-03-07-fine.txt
"$whowhom" build -o alone.json 2031-03-05-good.txt 2031-03-07-fine.txt 2>err
same 'good inputs: status' $? 0
same 'good inputs: messages' "$(cat err)" ''

printf 'Der Pr\344sident reiste ab.\n' >latin.txt
: >empty.txt
printf 'a\0b\0c' >binary.txt
for name in latin empty binary missing; do
	"$whowhom" build -o "$name.json" 2031-03-05-good.txt "$name.txt" \
		2031-03-07-fine.txt 2>err
	same "$name: status" $? 1
	same "$name: one line that names the file" \
		"$(grep -c "$name.txt" err) $(wc -l <err | tr -d ' ')" '1 1'
	cmp -s alone.json "$name.json"
	same "$name: the rest is done" $? 0
done
"$whowhom" build -o none.json latin.txt 2>err
same 'nothing good: status' $? 1
"$whowhom" build -o no/such/folder.json 2031-03-05-good.txt 2>err
same 'no folder to write to: status' $? 1
same 'no folder to write to: message' "$(grep -c no/such/folder.json err)" 1
cat 2031-03-05-good.txt | "$whowhom" build --date 2031-03-05 -o stdin.json - 2>err
same 'standard input: status' $? 0
ended build
