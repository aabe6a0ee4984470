# Hostile inputs: each is made, given to the program, and what it says, how it
# ends, how long it takes and how much memory is compared with what is expected.
# Prints a table, a line an input, and FAILED for what is otherwise.
#   hostile.py PROGRAM FOLDER         LONG=1: an article of a million words, too
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), sys.argv[2]
PACK = os.path.abspath("src/lang")
MODEL = os.path.realpath(os.path.join(os.path.dirname(PROGRAM), "reader.model"))
DEMO = os.path.abspath("graphs/demo.json")
QUICK = os.environ.get("QUICK", "") != ""
LONG = os.environ.get("LONG", "") != ""
# Several times what it takes; sanitizers, which QUICK is for, need more.
SLOWER = 10 if QUICK else 1
SECONDS = 20
KIM = "Kim kam am Mittwoch nach Moskau, sagte ein Sprecher."
MB = 10**6


def write(name, *parts):
    """Parts are text, bytes, or (text, times): written bit by bit, since the
    child's peak memory counts from ours."""
    with open(name, "wb") as f:
        for part in parts:
            part, times = part if isinstance(part, tuple) else (part, 1)
            data = part if isinstance(part, bytes) else part.encode()
            while times > 0:
                some = min(times, max(1, 65536 // max(1, len(data))))
                f.write(data * some)
                times -= some


def line(text, more=""):
    return '{"id":"bad","text":"%s"%s}\n' % (text, more)


def run(args, during=None, user=None, most=SECONDS):
    """Status (a signal is negative), messages, seconds, MiB."""
    start = time.time()
    with open("err", "wb") as err, open("out", "wb") as out:
        p = subprocess.Popen([PROGRAM] + args, stderr=err, stdout=out,
                             user=user, preexec_fn=lambda: signal.signal(
                                 signal.SIGINT, signal.SIG_DFL))
        timer = threading.Timer(most * SLOWER * 2, p.kill)
        timer.start()
        if during:
            during(p)
        _, status, usage = os.wait4(p.pid, 0)
        timer.cancel()
    p.returncode = os.waitstatus_to_exitcode(status)
    with open("err", errors="replace") as f:
        said = f.read().strip()
    return p.returncode, said, time.time() - start, usage.ru_maxrss // 1024


failed = 0


def check(what, got, status, message, mib, most=SECONDS):
    """One row of the table: what it should be, and what at most."""
    global failed
    ended, said, seconds, used = got
    short = said.split("\n")[0].replace(FOLDER + "/", "")
    print("| %-26s | %-66s | %6d | %5.1f | %4d |" % (
        what, short[:66], ended, seconds, used))
    for bad, why in ((ended != status, "status %d, not %d" % (ended, status)),
                     (not re.search(message, said) or
                      (message == "^$" and said != ""), "said: " + short[:200]),
                     (seconds > most * SLOWER, "too slow"),
                     (used > mib * SLOWER, "more than %d MiB" % mib)):
        failed += bool(bad)
        print("%s %s: %s" % ("FAILED" if bad else "ok", what, why))


def ids(path):
    with open(path) as f:
        return re.findall(r'^\{"id":"([^"]*)","path"', f.read(), re.M)


def article(name, status, message, *parts, mib=400, during=None, user=None,
            options=(), most=SECONDS):
    """An input between two good ones, which are read."""
    global failed
    if parts:
        write(name, *parts)
    if os.path.exists("o/out.json"):
        os.remove("o/out.json")
    got = run(["build", "-j", "2", *options, "-o", "o/out.json", "a-good.txt",
               name, "z-good.txt"], during, user, most)
    check(name, got, status, message, mib, most)
    rest = ids("o/out.json") if os.path.exists("o/out.json") else []
    bad = not {"a-good", "z-good"} <= set(rest) or \
        (status == 0 and len(rest) < 3)
    failed += bad
    print("%s %s: read: %s" % ("FAILED" if bad else "ok", name, rest[:5]))


def texts():
    article("empty.txt", 1, r"^empty.txt: empty, no article in it$", "")
    article("blank.txt", 1, r"^blank.txt: empty", (" \n", MB))
    article("binary.txt", 1, r"^binary.txt: not text: there are NUL",
            random.Random(1).randbytes(100000))
    article("nul.txt", 1, r"^nul.txt: not text: there are NUL", KIM, "\0", KIM)
    article("bytes.txt", 1, r"^bytes.txt:\d+: not UTF-8", KIM, b"\xff\xfe\xe4")
    article("bidi.txt", 0, "^$", "Kim \u202e\u2066kam\u202c am Mittwoch\u2069 "
            "nach \u200fMoskau\u061c, sagte ein Sprecher.")
    article("marks.txt", 0, "^$", KIM, ("\u0301", 100000), " " + KIM)
    article("word-10MB.txt", 0, "^$", KIM + " ", ("x", MB // 10 if QUICK else
            10 * MB), " " + KIM, mib=900)
    article("brackets.txt", 0, r"sentence of \d+ words|^$", KIM, ("( ", 2000),
            KIM)
    if not QUICK:
        article("words-10000.txt", 0, "^$", (KIM + " ", 1100))
    if LONG:
        article("words-1000000.txt", 0, "^$", (KIM + " ", 111112), mib=4500,
                most=900)


def json_lines():
    article("line-100MB.jsonl", 0, "^$", '{"id":"bad","html":"',
            ("x", 100 * MB), '","text":"%s"}\n' % KIM)
    article("line-100MB-open.jsonl", 1, r"jsonl:1: not JSON", '{"text":"',
            ("x", 100 * MB), "\n", line(KIM).replace("bad", "next"))
    article("surrogate.jsonl", 1, r"^surrogate.jsonl:1: not JSON: .*byte \d",
            line(KIM + "\\ud800"))
    article("escaped-nul.jsonl", 1, r"^escaped-nul.jsonl:1: not JSON",
            line(KIM + "\\u0000"))
    article("deep-900.jsonl", 0, "^$",
            line(KIM, ',"x":' + "[" * 900 + "]" * 900))
    for deep in (1001, 100000):
        article("deep-%d.jsonl" % deep, 1, r"jsonl:1: not JSON", line(
            KIM, ',"x":' + "[" * deep + "]" * deep))
    article("open-100000.jsonl", 1, r"jsonl:1: not JSON",
            ('{"a":[', 100000), "\n")
    article("lines-100000.jsonl", 1, r"^lines-100000.jsonl:1: not JSON",
            ("x\n", 100000))


def pages():
    article("nested.html", 1, "not read: tags nested too deep",
            ("<div>", 100000), "<p>" + KIM)
    article("entities.html", 0, "^$", '<!DOCTYPE html [<!ENTITY a "ha">'
            '<!ENTITY b "&a;&a;&a;&a;&a;">]><p>%s</p>' % KIM,
            ("&b;&b;", 10000))


def fifo(name, then):
    os.mkfifo(name)

    def write_to(p):
        with open(name, "w") as f:
            then(f, p)
    return write_to


def files():
    os.chmod(".", 0o755)
    half = KIM + " " + KIM[:20]
    article("stops.fifo", 0, "^$", during=fifo(
        "stops.fifo", lambda f, p: f.write(half)))

    def silent(f, p):
        time.sleep(0.5)
        p.send_signal(signal.SIGINT)
    got = run(["build", "-o", "o/none.json", "silent.fifo"],
              fifo("silent.fifo", silent))
    check("silent.fifo, Ctrl-C", got, -signal.SIGINT, "^$", 100,
          1.5)
    write("shrinks.jsonl", line(KIM), (" " * 1023 + "\n", 200000),
          line(KIM).replace("bad", "last"))

    def shrink(p):
        while p.poll() is None:
            for fd in os.listdir("/proc/%d/fd" % p.pid):
                try:
                    if os.readlink("/proc/%d/fd/%s" % (p.pid, fd)).endswith(
                            "shrinks.jsonl"):
                        os.truncate("shrinks.jsonl", len(line(KIM)))
                        return
                except OSError:
                    pass
    article("shrinks.jsonl", 0, "^$", during=shrink)
    os.makedirs("loops/in")
    write("loops/in/deep.txt", KIM)
    os.symlink("..", "loops/in/up")
    os.symlink("self", "loops/self")
    os.symlink("self", "loops/self.txt")
    os.symlink("../loops", "loops/again")
    article("loops", 1, r"^loops/self.txt: cannot read: Too many")
    os.mkdir("closed")
    write("closed/a.txt", KIM)
    os.chmod("closed", 0)
    os.mkdir("nothing")
    article("nothing", 1, r"^nothing: no .txt")
    if os.getuid() == 0:
        os.chmod("o", 0o777)
        article("closed", 1, r"^closed: cannot read: Permission", user=65534)
        write("unreadable.txt", KIM)
        os.chmod("unreadable.txt", 0)
        article("unreadable.txt", 1,
                r"^unreadable.txt: cannot read: Permission", user=65534)


def graphs():
    head = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    write("laughs.graphml", '<?xml version="1.0"?><!DOCTYPE g [<!ENTITY l0 '
          '"ha">' + "".join('<!ENTITY l%d "%s">' % (i, "&l%d;" % (i - 1) * 10)
                            for i in range(1, 10)) + "]>" + head +
          '<key id="k" for="node" attr.name="name" attr.type="string"/><graph>'
          '<node id="a"><data key="k">&l9;</data></node></graph></graphml>')
    check("laughs.graphml", run(["stats", "laughs.graphml"]), 1,
          r"^laughs.graphml: graph: entities of its own", 100)
    write("nested.graphml", head, ("<graph>", 100000))
    check("nested.graphml", run(["stats", "nested.graphml"]), 1,
          r"^nested.graphml(:\d+)?: graph: ", 200)
    write("alike.csv", "Source;Target\n", *(
        "%c%c;%c%c\n" % (0x4e00 + i // 150, 0x4e00 + i % 150,
                        0x4e00 + i // 130, 0x5e00 + i % 130)
        for i in range(20000)))
    check("ids that sound alike", run(["export", "--to", "csv", "-o", "o/csv",
                                       "alike.csv"]), 0, "^$", 100)
    with open(DEMO, "rb") as f:
        demo = f.read()
    at = random.Random(1)
    for i in range(10 if QUICK else 40):
        write("cut.json", demo[:at.randrange(1, len(demo) - 3)])
        check("knowledge cut %d" % i, run(["stats", "cut.json"]), 1,
              r"^cut.json(:\d+)?: (knowledge JSON|not JSON)", 100)
    write("deep.json", ('{"a":[', 100000))
    check("deep.json", run(["stats", "deep.json"]), 1, r"^deep.json", 100)


def packs():
    size = os.path.getsize(MODEL)
    for part in (0, 10, 31, 1000, size // 2, size - 1):
        shutil.copy(MODEL, "cut.model")
        os.truncate("cut.model", part)
        check("model of %d bytes" % part, run(
            ["build", "-m", "cut.model", "-o", "o/x.json", "a-good.txt"]), 1,
            r"^cut.model: (model file: |cannot read)", 300)
    if not QUICK:
        shutil.copy(MODEL, "shrinks.model")
        write("long.txt", (KIM + " ", 1000))

        def shrink(p):
            time.sleep(1)
            os.truncate("shrinks.model", 1000)
        check("model cut while it is used", run(
            ["build", "-m", "shrinks.model", "-o", "o/x.json", "long.txt"],
            shrink), 0, "^$", 300)
    for what, name, bad, message in (
            ("few columns", "de/offices.tsv", b"only\n", "language pack"),
            ("many columns", "de/months.tsv", b"a\tb\tc\td\te\tf\tg\th\n",
             "language pack"),
            ("no UTF-8", "de/offices.tsv", b"\xff\xfe\tx\ty\n",
             "cannot read: not UTF-8"),
            ("a bad rule", "de/events/accuse.rules",
             b"rule x\nevent NOTHING\n", "language pack"),
            ("a long rule", "de/events/accuse.rules", b"x" * 10**5 + b"\n",
             "language pack")):
        shutil.rmtree("lang", ignore_errors=True)
        shutil.copytree(PACK, "lang",
                        ignore=shutil.ignore_patterns("*.model", "*.c", "*.h"))
        with open("lang/" + name, "ab") as f:
            f.write(bad)
        check("lexicon: " + what, run(
            ["build", "--lang-dir", "lang", "-o", "o/x.json", "a-good.txt"]),
            1, r"^%s(:\d+)?: %s" % (name, message), 300)
    write("review.txt", random.Random(2).randbytes(5000), "\nsame A\n")
    check("review of garbage", run(["build", "--review", "review.txt", "-o",
                                    "o/x.json", "a-good.txt"]), 1,
          r"^review.txt(:\d+)?: ", 300)


os.chdir(FOLDER)
os.mkdir("o")
write("a-good.txt", "Die Türkei verurteilte am Freitag den Angriff.")
write("z-good.txt", "Die Schweiz verurteilte am Freitag den Angriff.")
print("| %-26s | %-66s | status |  sec. |  MiB |" % ("input", "message"))
for part in (texts, json_lines, pages, files, graphs, packs):
    part()
sys.exit(failed > 0)
