#!/usr/bin/env python3
"""trials: merge gives the bytes of build, whatever was merged before and in which order; so does build --add.

usage: tests/merge/trials.py FOLDER TRIALS     in FOLDER: inputs/ and what is made; WHOWHOM names the program
"""
import os
import pathlib
import random
import subprocess
import sys

WHOWHOM = os.environ["WHOWHOM"]


def whowhom(*arguments):
    subprocess.run([WHOWHOM, *map(str, arguments)], check=True, stderr=subprocess.PIPE)


def merged(folder, lines, choice, depth, names):
    """The lines merged by random groups of groups into a file; sometimes just written."""
    path = folder / f"{next(names)}.json"
    if depth == 0 or len(lines) < 2 or choice.random() < 0.2:
        path.write_bytes(b"".join(choice.sample(lines, len(lines))))
        return path
    groups = [[] for _ in range(choice.randint(1, 4))]
    for line in lines:
        choice.choice(groups).append(line)
    parts = [merged(folder, group, choice, depth - 1, names) for group in groups if group]
    choice.shuffle(parts)
    whowhom("merge", "-o", path, *parts)
    return path


def main():
    folder, trials, good, bad = pathlib.Path(sys.argv[1]), int(sys.argv[2]), 0, 0
    inputs = sorted((folder / "inputs").iterdir())
    made = {}
    for threads in "1", "2":
        for command in "build", "extract":
            made[command, threads] = folder / f"{command}-{threads}.json"
            whowhom(command, "--threads", threads, "-o", made[command, threads], *random.Random(3).sample(inputs, len(inputs)))
    whole = made["build", "1"].read_bytes()
    lines = made["extract", "1"].read_bytes().splitlines(keepends=True)

    def check(what, is_good):
        nonlocal good, bad
        good, bad = good + is_good, bad + (not is_good)
        if not is_good:
            print(f"FAILED {what}")

    for command in "build", "extract":
        check(f"{command}: 1 and 2 threads", made[command, "1"].read_bytes() == made[command, "2"].read_bytes())
    names = iter(range(1 << 30))
    for trial in range(trials):
        choice = random.Random(trial)
        path = folder / "whole.json"
        parts = merged(folder, lines, choice, 3, names)
        whowhom("merge", "-o", path, parts)
        check(f"trial {trial}: merged in groups", path.read_bytes() == whole)
        if trial % 4 == 0:
            old = merged(folder, choice.sample(lines, choice.randint(1, len(lines))), choice, 2, names)
            whowhom("build", "--add", old, "-o", path, *choice.sample(inputs, len(inputs)))
            check(f"trial {trial}: the rest added", path.read_bytes() == whole)
    print(f"{good} {bad}")


main()
