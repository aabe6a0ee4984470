#!/bin/sh
# scripts/spark over two workers writes the bytes of one process.  Where PySpark
# or Java is not installed it is skipped and says so; $SPARK_PYTHON is a Python
# that has it, $SPARK_ARTICLES how many are read (200).
set -u
cd "$(dirname "$0")" || exit 2
export WHOWHOM=${WHOWHOM:-$PWD/../build/whowhom} PYTHONDONTWRITEBYTECODE=1
case $WHOWHOM in /*) ;; *) WHOWHOM=$PWD/$WHOWHOM ;; esac
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT
. lib/count.sh
for python in "${SPARK_PYTHON-}" "${CLIENTS:-/tmp/clients}/py/bin/python" python3; do
	"$python" -c 'import pyspark' 2>/dev/null && break
	python=
done
if [ -z "$python" ] || ! command -v java >/dev/null; then
	echo 'spark: skipped, PySpark or Java is not installed'
	ended spark
fi
export PYSPARK_PYTHON=$python

# one article without an id, one line empty
python3 merge/articles.py "${SPARK_ARTICLES:-200}" |
	sed -e '3s/"id": "article-2", //' -e '5s/$/\n/' >"$t/in.jsonl"
"$WHOWHOM" build -o "$t/one.json" - <"$t/in.jsonl" 2>"$t/err"
is "one process: $(cat "$t/err")" $?
"$python" ../scripts/spark --master 'local[2]' --partitions 7 \
	-o "$t/spark.json" "$t/in.jsonl" >"$t/log" 2>&1
is "spark: $(tail -n 5 "$t/log")" $?
cmp "$t/one.json" "$t/spark.json"
is 'the same bytes' $?

# more partitions than lines: some are empty; other options
head -n 2 "$t/in.jsonl" >"$t/two.jsonl"
"$WHOWHOM" build --date 2031-03-01 -t graphml -o "$t/one.graphml" - \
	<"$t/two.jsonl" 2>"$t/err"
"$python" ../scripts/spark --master 'local[2]' --partitions 5 \
	--extract '--date 2031-03-01' --merge '-t graphml' \
	-o "$t/spark.graphml" "$t/two.jsonl" >"$t/log" 2>&1
is "empty partitions: $(tail -n 5 "$t/log")" $?
cmp "$t/one.graphml" "$t/spark.graphml"
is 'the same graph' $?

# what cannot be read fails, and nothing is written
echo '{"id":"x"}' >>"$t/two.jsonl"
"$python" ../scripts/spark --master 'local[2]' -o "$t/bad.json" \
	"$t/two.jsonl" >"$t/log" 2>&1
[ $? != 0 ] && [ ! -e "$t/bad.json" ] && grep -q 'there is no text' "$t/log"
is 'an article without a text' $?
"$python" ../scripts/spark --merge '--to nothing' "$t/in.jsonl" >"$t/log" 2>&1
[ $? = 2 ] && grep -q 'no format nothing' "$t/log"
is 'wrong usage' $?
ended spark
