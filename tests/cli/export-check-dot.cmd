p=$(command -v whowhom) d=$PWD/data; cd $T; PATH=/nowhere; "$p" export --to dot --check -o x.dot "$d/small.json"
