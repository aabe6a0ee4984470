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
ended html
