whowhom export -o $T/k.sqlite data/small.json && python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for q in open("data/queries.sql", encoding="utf-8").read().split(";")[:-1]:
    print(*q.strip().split("\n")[:1], *("|".join(map(str, r)) for r in db.execute(q)), sep="\n")' $T/k.sqlite
