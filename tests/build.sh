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

# a pipe is read like a file of its name
mkfifo 2031-03-05-good.fifo 2031-03-05-pipe.jsonl
cp 2031-03-05-good.txt 2031-03-05-good.other
"$whowhom" build -o file.json 2031-03-05-good.other 2>err
cat 2031-03-05-good.txt >2031-03-05-good.fifo &
"$whowhom" build -o fifo.json 2031-03-05-good.fifo 2>err
same 'a pipe: status' $? 0
sed 's/good[.]fifo/good.other/' fifo.json | cmp -s - file.json
is 'a pipe: read like a file' $?

# What goes or shrinks once it was found.  The pipe is the last input that is
# looked at, and open there only when its turn has come.
cp 2031-03-07-fine.txt 2031-03-06-stays.txt
cp 2031-03-07-fine.txt 2031-03-06-goes.txt
cp 2031-03-07-fine.txt 2031-03-06-shrinks.txt
cp 2031-03-07-fine.txt 2031-03-06-turns.txt
for id in first second; do
	echo "{\"id\":\"$id\",\"text\":\"$(cat 2031-03-07-fine.txt)\"}"
done >2031-03-05-lines.jsonl
echo '{"id":"piped","text":"Die Schweiz verurteilte den Angriff."}' >piped
cp piped 2031-03-05-piped.jsonl
"$whowhom" build -o rest.json 2031-03-06-stays.txt 2>err
"$whowhom" build -o changed.json 2031-03-06-*.txt 2031-03-05-lines.jsonl \
	2031-03-05-pipe.jsonl 2>err &
exec 3>2031-03-05-pipe.jsonl
rm 2031-03-06-goes.txt
: >2031-03-06-shrinks.txt
sed s/Freitag/Montags/ 2031-03-07-fine.txt >2031-03-06-turns.txt
head -n 1 2031-03-05-lines.jsonl >shorter
cat shorter >2031-03-05-lines.jsonl
cat piped >&3
exec 3>&-
wait $!
same 'changed inputs: status' $? 1
same 'changed inputs: messages' "$(sort err)" \
"2031-03-05-lines.jsonl:2: gone or changed since it was found, not read
2031-03-06-goes.txt: gone or changed since it was found, not read
2031-03-06-shrinks.txt: gone or changed since it was found, not read
2031-03-06-turns.txt: gone or changed since it was found, not read"
same 'changed inputs: the rest is done' "$(sed -n '/^"documents"/,/^\]/s/^{"id":"\([^"]*\)".*/\1/p' \
	changed.json | tr '\n' ' ')" '2031-03-06-stays first piped '

# lines of UTF-16 are those of UTF-8, wherever they are cut to be decoded
many=$(printf '😀%.0s' $(seq 20000))
for i in $(seq 1200); do
	[ "$i" -gt 2 ] || echo "{\"id\":\"many-$((i * 7))\",\"text\":\"$many\"}"
	echo "{\"id\":\"$i\",\"text\":\"Die Türkei verurteilte 😀 den $i. Angriff.\"}"
done >narrow.jsonl
"$whowhom" show text narrow.jsonl >narrow.out 2>err
for order in LE BE; do
	case $order in LE) mark='\377\376' ;; *) mark='\376\377' ;; esac
	{ printf "$mark"; iconv -f UTF-8 -t UTF-16$order narrow.jsonl; } >wide.jsonl
	"$whowhom" show text wide.jsonl >wide.out 2>err
	same "UTF-16$order: status" $? 0
	cmp -s narrow.out wide.out
	is "UTF-16$order: the lines" $?
done
same 'UTF-16: lines' "$(grep -c Angriff narrow.out)" 1200

# what was built before is not read again, be it gone; nor is its text now
rm 2031-03-06-shrinks.txt
"$whowhom" build -o old.json 2031-03-05-good.txt 2>err
cp 2031-03-05-good.txt good
echo 'Ganz anders.' >2031-03-05-good.txt
"$whowhom" build --add old.json -o added.json 2031-03-05-good.txt \
	2031-03-07-fine.txt 2>err
same 'added: status' $? 0
same 'added: messages' "$(cat err)" \
	'old.json: warning: articles that are in it are not read again: 1'
cmp -s added.json alone.json
same 'added: the same as all at once' $? 0
"$whowhom" build --add old.json -o again.json 2031-03-05-good.txt 2>err
cmp -s again.json old.json
same 'nothing new: the same as before' $? 0
cp good 2031-03-05-good.txt
echo '{"format":"other"}' >other.json
"$whowhom" build --add other.json -o added.json 2031-03-07-fine.txt 2>err
same 'added to what is none: status' $? 1

# interrupted: at once, without a file
mkdir inputs out
for i in $(seq 400); do
	cp 2031-03-05-good.txt "inputs/$i.txt"
done
for command in 'build' 'extract'; do
	start=$(date +%s)
	timeout -s INT 1 "$whowhom" $command -j 1 -o out/x.json inputs 2>err
	same "$command interrupted: status" $? 124
	[ $(($(date +%s) - start)) -le 3 ]
	is "$command interrupted: within a second" $?
	same "$command interrupted: no file" "$(ls -A out)" ''
done

# who reads the output has enough
"$whowhom" extract inputs 2>err | head -n 1 >first
same 'a closed pipe: messages' "$(cat err)" ''
same 'a closed pipe: what was read' "$(wc -l <first | tr -d ' ')" 1
ended build
