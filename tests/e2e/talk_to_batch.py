"""A co-process: writes a query, reads its answer, then writes the next."""

import json
import subprocess
import sys

process = subprocess.Popen([sys.argv[1], "--batch", "-", "--format=jsonl", "--end-lines",
                            "--limit", "3"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True)


def ask(line):
    process.stdin.write(line + "\n")
    process.stdin.flush()
    hits = []
    while True:
        record = json.loads(process.stdout.readline())
        if "end" in record or "error" in record:
            return hits, record
        hits.append(record)


hits, end = ask("q1\tgiá xăng")
assert len(hits) == 3 and {hit["qid"] for hit in hits} == {"q1"} and end["qid"] == "q1", (hits, end)
assert end["end"] is True and end["total"] >= 3
hits, end = ask("q2\txăng sort:banana")
assert not hits and "banana" in end["error"], end
hits, end = ask('{"id": "q3", "query": "thép", "limit": 1}')
assert len(hits) == 1 and end["qid"] == "q3"
process.stdin.close()
assert process.wait() == 2
