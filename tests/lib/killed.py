# Kills the program at fifty places of what it does to files, and at fifty
# moments, and looks each time whether the output is the old one, or the new one
# whole.  Prints a line a command, and FAILED for what is neither.
#   killed.py PROGRAM PRELOADED FOLDER
import os
import random
import shutil
import signal
import subprocess
import sys
import time

PROGRAM, PRELOADED, FOLDER = map(os.path.abspath, sys.argv[1:])
DEMO = os.path.abspath("graphs/demo.json")
PLACES = 50
COMMANDS = (
    ("build", "out.json", ["build", "a.txt"]),
    ("build --add", "out.json", ["build", "--add", "old.json", "a.txt"]),
    ("extract", "out.jsonl", ["extract", "a.txt"]),
    ("merge", "out.json", ["merge", "part.jsonl", "part.json"]),
    ("export to a file", "out.graphml", ["export", DEMO]),
    ("export to a folder", "out", ["export", "--to", "csv", DEMO]),
    ("export to SQLite", "out.sqlite", ["export", DEMO]),
)
ENDINGS = (".json", ".graphml", ".sqlite", ".csv", ".txt", ".jsonl", ".html")


def content(path):
    """None: absent; of a folder its files, of a file its bytes."""
    if os.path.isdir(path):
        return {n: content(path + "/" + n) for n in os.listdir(path)}
    if not os.path.exists(path):
        return None
    with open(path, "rb") as f:
        return f.read()


def remove(path):
    if os.path.isdir(path):
        shutil.rmtree(path)
    elif os.path.exists(path):
        os.remove(path)


def put(path, what):
    remove(path)
    if isinstance(what, dict):
        os.mkdir(path)
        for name, data in what.items():
            put(path + "/" + name, data)
    elif what is not None:
        with open(path, "wb") as f:
            f.write(what)


def run(args, **env):
    """Started, with what it says thrown away."""
    return subprocess.Popen([PROGRAM] + args, stderr=subprocess.DEVNULL,
                            env=dict(os.environ, **env))


def left(out):
    """What lies beside the output, removed; is any taken for output?"""
    bad = []
    for name in os.listdir("o"):
        if name != out:
            bad += [name] if name.endswith(ENDINGS) else []
            remove("o/" + name)
    return bad


failed = 0


def killed(what, out, args):
    global failed
    path, at = "o/" + out, random.Random(1)
    args = args + ["-o", path]
    start = time.time()
    assert run(args).wait() == 0
    seconds, new = time.time() - start, content(path)
    assert run(args, LD_PRELOAD=PRELOADED, KILL_COUNT="count").wait() == 0
    assert content(path) == new, "not the same twice"
    with open("count") as f:
        calls = int(f.read())
    old = {n: b"old\n" for n in new} if isinstance(new, dict) else b"old\n"
    places = sorted({1 + i * calls // PLACES for i in range(PLACES)})
    count = {"old": 0, "new": 0, "absent": 0}
    tries = [(before, place) for before in (old, None) for place in places]
    tries += [(old, -at.random() * seconds) for i in range(PLACES)]
    ends = 0
    for before, place in tries:
        put(path, before)
        if place > 0:
            p = run(args, LD_PRELOAD=PRELOADED, KILL_AT=str(place))
        else:
            p = run(args)
            time.sleep(-place)
            p.kill()
        ends += p.wait() == -signal.SIGKILL
        is_now = content(path)
        how = "new" if is_now == new else "HALF" if is_now != before else \
            "absent" if before is None else "old"
        bad = left(out)
        if how == "HALF" or bad:
            failed += 1
            print("FAILED %s, killed at %s: %s" % (what, place, bad or how))
            continue
        count[how] += 1
        print("ok %s %s" % (what, place))
    remove(path)
    if ends < len(places):
        failed += 1
        print("FAILED %s: killed only %d times" % (what, ends))
    print("%-20s %3d calls, killed %3d times: %s" % (what, calls, ends, ", ".join(
        "%s %d" % i for i in count.items())))


os.chdir(FOLDER)
os.mkdir("o")
with open("a.txt", "w") as f:
    f.write("Die Türkei verurteilte am Freitag den Angriff auf Kasachstan.\n")
with open("b.txt", "w") as f:
    f.write("Die Schweiz verurteilte am Samstag den Angriff auf Kasachstan.\n")
for part in ["build", "-o", "old.json", "b.txt"], ["extract", "-o", "part.jsonl", "a.txt"], [
        "build", "-o", "part.json", "b.txt"]:
    assert run(part).wait() == 0
for command in COMMANDS:
    killed(*command)
sys.exit(failed > 0)
