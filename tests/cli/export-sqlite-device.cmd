whowhom export --to sqlite -o /dev/null data/small.json; echo $?; test -c /dev/null
