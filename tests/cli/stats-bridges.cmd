for f in "" --csv --json; do whowhom stats --view events --bridges $f data/small.json; done
