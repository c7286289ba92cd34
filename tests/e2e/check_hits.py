#!/usr/bin/env python3
"""Compares what queries find with a table.

  check_hits.py SEARCHER INDEX TABLE

A line of TABLE: query, tab, the ids it finds: in any order, or "a > b > c" in this order, "-" for
none, or "FIRST..LAST" for every id from FIRST to LAST. Prints the lines that find anything else.
"""

import subprocess
import sys


def read_table(path):
    rows = []
    with open(path, encoding="utf-8") as table:
        for line in table:
            if line.strip() and not line.startswith("# "):
                query, expected = line.rstrip("\n").split("\t")
                rows.append((query, expected))
    return rows


def find(searcher, index, queries):
    """[[ids, best first]] of the queries."""
    lines = "".join(f"{number}\t{query}\n" for number, query in enumerate(queries))
    done = subprocess.run(
        [searcher, "--index", index, "--batch", "-", "--format=trec", "--limit=all", "--quiet"],
        input=lines, text=True, stdout=subprocess.PIPE, check=False)
    if done.returncode > 1:
        sys.exit(f"{searcher} ended with status {done.returncode}")
    found = [[] for _ in queries]
    for line in done.stdout.splitlines():
        fields = line.split(" ")
        found[int(fields[0])].append(fields[2])
    return found


def is_as_expected(ids, expected):
    if ".." in expected:
        first, last = expected.split("..")
        days = [day for day in ids if first <= day <= last]
        return len(days) == len(ids) and bool(ids) and (min(ids), max(ids)) == (first, last)
    if " > " in expected:
        return ids == expected.split(" > ")
    return sorted(ids) == sorted([] if expected == "-" else expected.split())


def main(searcher, index, path):
    rows = read_table(path)
    failed = 0
    for (query, expected), ids in zip(rows, find(searcher, index, [query for query, _ in rows])):
        if not is_as_expected(ids, expected):
            failed += 1
            print(f"{query}\n  finds    {' > '.join(ids[:20]) or '-'}\n  expected {expected}")
    print(f"{len(rows)} queries, {failed} not as expected")
    return 1 if failed or not rows else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
