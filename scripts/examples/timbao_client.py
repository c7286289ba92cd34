#!/usr/bin/env python3
"""Searches from Python: one timbao-search stays open and answers query after query.

    with Timbao("/srv/bao/index") as timbao:
        for hit in timbao.search("giá xăng", limit=5, since="2020"):
            print(hit["date"], hit["title"])

Run by itself, it prints how many articles each line of standard input finds.
"""

import json
import os
import subprocess
import sys


class SearchError(Exception):
    """A query that cannot be read."""


class Timbao:
    def __init__(self, index=None, program=os.environ.get("TIMBAO_SEARCH", "timbao-search")):
        command = [program, "--batch", "-", "--format=jsonl", "--end-lines", "--quiet"]
        if index:
            command += ["--index", index]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.DEVNULL, encoding="utf-8")
        self._asked = 0
        self.total = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait()

    def search(self, query, **options):
        """The hits as dictionaries; `options` as timbao-formats(5) lists them. Sets `total`."""
        self._asked += 1
        request = {"id": f"q{self._asked}", "query": query, **options}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        hits = []
        for line in self._process.stdout:
            record = json.loads(line)
            if "error" in record:
                raise SearchError(record["error"])
            if "end" in record:
                self.total = record["total"]
                return hits
            hits.append(record)
        raise SearchError("timbao-search ended: is there an index?")


if __name__ == "__main__":
    with Timbao() as archive:
        for typed in sys.stdin:
            archive.search(typed.strip(), limit=1, exact_count=True)
            print(f"{archive.total}\t{typed.strip()}")
