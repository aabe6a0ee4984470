# Sourced by the suites: counts what passed and what failed.
good=0 bad=0

# is WHAT STATUS: one more that passed (0) or failed
is() {
	if [ "$2" = 0 ]; then
		good=$((good + 1))
	else
		echo "FAILED $1"
		bad=$((bad + 1))
	fi
}

# ended NAME: the line that all.sh adds up, and the end
ended() {
	echo "$1: $good passed, $bad failed"
	exit $((bad > 0))
}
