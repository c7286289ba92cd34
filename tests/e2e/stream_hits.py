"""Streams 20,000 hits in several formats: the first comes before the rest, memory does not grow."""

import json
import os
import subprocess
import sys
import tempfile

INDEXER, SEARCHER = sys.argv[1:]
ARTICLES = 20000
MOST_GROWTH = 4 << 10  # kB of memory of its own; what is mapped of the index does not count


def own_memory(process):
    for line in open(f"/proc/{process.pid}/status", encoding="ascii"):
        if line.startswith("RssAnon"):
            return int(line.split()[1])
    raise AssertionError("the program ended before its output was read")


def check(index, form, lines):
    process = subprocess.Popen([SEARCHER, "--index", index, "--limit", "all", "--format", form, "tin"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    seen, first, last = 0, 0, 0
    for _ in process.stdout:
        seen += 1
        if seen == lines // 20:
            first = own_memory(process)
        if seen == lines // 2:
            last = own_memory(process)
    assert process.wait() == 0 and process.stderr.read() == b"", form
    assert seen >= lines, (form, seen)
    # Sanitizers keep what was freed for a while.
    assert last - first < MOST_GROWTH or os.environ.get("TIMBAO_SANITIZE"), (form, first, last)


def leave_early(index, form):
    process = subprocess.Popen([SEARCHER, "--index", index, "--limit", "all", "--format", form, "tin"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline()
    process.stdout.close()
    assert process.wait() == 0 and process.stderr.read() == b"", form


with tempfile.TemporaryDirectory() as folder:
    with open(f"{folder}/articles.jsonl", "w", encoding="utf-8") as file:
        for i in range(ARTICLES):
            body = f"Đoạn tin số {i} nói về việc thứ {i * 7 % 1000}. " + "Chữ thêm cho dài ra. " * 12
            print(json.dumps({"id": f"a{i}", "title": f"Bản tin {i}", "body": body}), file=file)
    subprocess.run([INDEXER, "--quiet", "--index", f"{folder}/index", f"{folder}/articles.jsonl"],
                   check=True)
    for name in ("jsonl", "csv", "text", "html"):
        check(f"{folder}/index", name, ARTICLES)
    for name in ("jsonl", "text", "html", "json"):
        leave_early(f"{folder}/index", name)
