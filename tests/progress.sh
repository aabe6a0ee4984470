#!/bin/sh
# Long work says on a terminal how far it is, and nowhere else; Ctrl-C ends it
# at once, by the signal, and nothing is printed by half.
set -u
cd "$(dirname "$0")/.." || exit 2
whowhom=${WHOWHOM:-build/whowhom}
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT
. tests/lib/count.sh

python3 tests/readers/random_graph.py 20000 100000 1 >"$t/g.graphml"

# run MEASURE SECONDS: interrupts it after so long, or as soon as a terminal on
# standard error shows what is wanted; the signal it ended by in $t/signal.
cat >"$t/terminal.py" <<'END'
import os, pty, select, signal, sys, time
program, graph, measure, folder = sys.argv[1:]
master, slave = pty.openpty()
pid = os.fork()
if pid == 0:
    os.dup2(os.open(folder + "/out", os.O_WRONLY | os.O_CREAT), 1)
    os.dup2(slave, 2)
    # a background job is started with this signal ignored
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execv(program, [program, "centrality", "--by", measure, graph])
said, end = b"", time.time() + 60
while measure.encode() + b": " not in said and time.time() < end:
    if select.select([master], [], [], 1)[0]:
        said += os.read(master, 4096)
os.kill(pid, signal.SIGINT)
status = os.waitpid(pid, 0)[1]
left = said.split(b"\r")[-1]
while select.select([master], [], [], 0.2)[0]:
    left += os.read(master, 4096)
if not left.endswith(b"\r\033[K"):
    print("a line is left behind")
    sys.exit(1)
print(said.decode().replace("\r", "\n").replace("\033[K", "").strip().split("\n")[-1])
sys.exit(0 if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGINT else 1)
END
for measure in betweenness_weighted betweenness; do
	python3 "$t/terminal.py" "$whowhom" "$t/g.graphml" $measure "$t" \
		>"$t/said"
	is "$measure: not ended by the signal, or a line left behind" $?
	grep -Eq "^$measure: .*[0-9] (s|left)$" "$t/said"
	is "$measure: no progress on the terminal: $(cat "$t/said")" $?
	[ ! -s "$t/out" ]
	is "$measure: printed by half" $?
done
# what comes slowly is waited for with a word, which a message wipes out
python3 -c 'import pty, sys
pty.spawn(["/bin/sh", "-c", "(sleep 4; echo nonsense) | \"$1\" stats -", "sh", sys.argv[1]])' \
	"$whowhom" </dev/null >"$t/said"
tr '\r' '\n' <"$t/said" | grep -q '^reading: [2-4] s'
is 'no progress while reading' $?
tr '\r' '\n' <"$t/said" | grep -q '^.\[K-: graph: neither GraphML'
is 'a message behind what was said of the progress' $?
python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])' \
	timeout --preserve-status -s INT 4 "$whowhom" centrality \
	--by betweenness_weighted "$t/g.graphml" >"$t/out" 2>"$t/err"
[ $? = 130 ]
is 'not ended by the signal without a terminal' $?
[ ! -s "$t/err" ] && [ ! -s "$t/out" ]
is 'progress without a terminal' $?
ended progress
