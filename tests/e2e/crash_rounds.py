#!/usr/bin/env python3
"""Kills timbao-index at random moments and looks at what is left.

  crash_rounds.py ARTICLES --rounds 8 [--scratch DIR] [--seed 1]

ARTICLES is a folder or a file. Each round builds an index of it, kills the build, and asks: does
the index hold its last published state, whole; does the next run complete; does it then equal one
that was never disturbed? Then the same with a run that takes changes in. The programs come from
TIMBAO_INDEX_PROGRAM and TIMBAO_DUMP_PROGRAM (tests/support/index_dump.cpp).
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

INDEX = os.environ["TIMBAO_INDEX_PROGRAM"]
DUMP = os.environ["TIMBAO_DUMP_PROGRAM"]


class Wrong(Exception):
    """What the test is there to find."""


def index(articles, folder):
    done = subprocess.run([INDEX, "--quiet", "--index", str(folder), str(articles)],
                          capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise Wrong(f"status {done.returncode}: {done.stderr.decode()}")


def state(folder):
    """What the index says; None when nothing was published yet."""
    if not (folder / "INDEX").exists():
        return None
    checked = subprocess.run([INDEX, "--check", "--index", str(folder)], capture_output=True,
                             check=False)
    if checked.returncode != 0:
        raise Wrong(f"--check: {checked.stdout.decode()}{checked.stderr.decode()}")
    return subprocess.run([DUMP, str(folder)], capture_output=True, check=True).stdout


def kill_after(seconds, articles, folder):
    """True when the run was still at work."""
    with subprocess.Popen([INDEX, "--quiet", "--index", str(folder), str(articles)],
                          stderr=subprocess.DEVNULL) as run:
        time.sleep(seconds)
        run.send_signal(signal.SIGKILL)
        return run.wait() == -signal.SIGKILL


def change(articles, folder, draw):
    """A copy of the articles in which some are edited, new, gone and moved."""
    shutil.copytree(articles, folder, symlinks=True)
    texts = sorted(p for p in folder.rglob("*.txt") if p.is_file())
    draw.shuffle(texts)
    share = max(1, len(texts) // 20)
    for number, path in enumerate(texts[:share]):
        path.write_bytes(path.read_bytes() + "\nThêm một câu.\n".encode())
        (path.parent / f"moi-{number}.txt").write_text(f"Bài mới {number}\n\nNội dung {number}.\n",
                                                       encoding="utf-8")
    for path in texts[share:2 * share]:
        path.unlink()
    for path in texts[2 * share:3 * share]:
        path.rename(path.with_name("doi-ten-" + path.name))


def rounds(name, count, prepare, articles, allowed, clean, folder, draw):
    started = time.monotonic()
    prepare()
    index(articles, folder)
    whole = time.monotonic() - started
    if state(folder) != clean:
        raise Wrong(f"{name}: an undisturbed run differs from a clean build")
    killed = published = 0
    for number in range(count):
        prepare()
        seconds = draw.uniform(0, whole)
        killed += kill_after(seconds, articles, folder)
        left = state(folder)
        if left not in allowed:
            raise Wrong(f"{name}, round {number}, killed after {seconds:.4f} s: another state")
        published += left == clean
        index(articles, folder)
        if state(folder) != clean:
            raise Wrong(f"{name}, round {number}, killed after {seconds:.4f} s: "
                        "the next run gives another index")
        extra = [p.name for p in folder.iterdir()
                 if not p.name.startswith(("part-", "catalog-", "INDEX", "XAPIANDB", "lock"))]
        if extra:
            raise Wrong(f"{name}, round {number}: left behind: {extra}")
    print(f"{name}: {count} runs of {whole:.2f} s, {killed} killed at work, "
          f"{published} had published; all whole")


def run(options, scratch):
    draw = random.Random(options.seed)
    live, folder, old = scratch / "articles", scratch / "index", scratch / "old"

    def start_empty():
        shutil.rmtree(folder, ignore_errors=True)

    def start_old():
        start_empty()
        shutil.copytree(old, folder)

    # The folder must keep its name, and files their times: the changed copy takes its place.
    shutil.copytree(options.articles, live, symlinks=True)
    time.sleep(0.05)
    index(live, old)
    before = state(old)
    rounds("bulk build", options.rounds, start_empty, live, (None, before), before, folder, draw)
    change(live, scratch / "changed", draw)
    live.rename(scratch / "unchanged")
    (scratch / "changed").rename(live)
    time.sleep(0.05)
    index(live, scratch / "new")
    after = state(scratch / "new")
    if before == after:
        raise Wrong("the changes changed nothing")
    rounds("incremental run", options.rounds, start_old, live, (before, after), after, folder, draw)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--scratch", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory(prefix="timbao-crash-", dir=options.scratch) as scratch:
            run(options, Path(scratch))
    except Wrong as wrong:
        sys.exit(f"crash_rounds: {wrong}")


if __name__ == "__main__":
    main()
