#!/usr/bin/env python3
"""Asks what no one should, in every format.

  ask_anything.py SEARCHER INDEX

Each query is answered (status 0 or 1) or refused with its place and a hint (2), in UTF-8 without
control sequences, with a short word on standard error, in a few seconds of the processor.
"""

import os
import resource
import subprocess
import sys

MEGABYTE = 1 << 20
MOST_SECONDS = 10 * (4 if os.environ.get("TIMBAO_SANITIZE") else 1)
MOST_MESSAGE_BYTES = 4000
MODES = {
    "text": [], "jsonl": ["--format=jsonl"], "html": ["--format=html"], "explain": ["--explain"],
    "count": ["--format=count"], "all": ["--format=paths", "--limit=all"],
}
QUERIES = {
    "a megabyte of words": "bảo hiểm ".encode() * (MEGABYTE // 12),
    "a megabyte of one word": b"a" * MEGABYTE,
    "a megabyte of parentheses": b"(" * MEGABYTE,
    "a megabyte of prefixes": b"a* " * (MEGABYTE // 3),
    "a megabyte of slips": b"abcd~2 " * (MEGABYTE // 7),
    "a megabyte of quotation marks": b'"' * MEGABYTE,
    "a megabyte of hyphens": b"-" * MEGABYTE,
    "a megabyte of OR": b"a OR " * (MEGABYTE // 5),
    "a megabyte of NOT": b"NOT " * (MEGABYTE // 4) + b"a",
    "a megabyte of NEAR": b"a NEAR/5 " * (MEGABYTE // 9) + b"b",
    "a megabyte of fields": b"title:" * (MEGABYTE // 6) + b"a",
    "a megabyte of bytes": bytes(range(1, 256)) * (MEGABYTE // 255),
    "10,000 pairs of parentheses": b"(" * 10000 + b"a" + b")" * 10000,
    "10,000 opening parentheses": b"(" * 10000,
    "10,000 closing parentheses": b")" * 10000,
    "no UTF-8": b"\xff\xfe b\xe1\xba",
    "half a character": b"\xc3(\xa0\xa1 \xf0\x28\x8c\x28",
    "control characters": b"a\x01b\x7f\x1b[31m\rc",
    "a tone 5,000 times": ("a" + "\u0301" * 5000).encode(),
    "right to left": "\u202eabc\u200b\u200d".encode(),
    "a field in a field": b"since:" * 5000 + b"2020",
    "10,000 dates": b"date:2020 " * 10000,
    "a word of 120,000 letters": b"nghi" * 30000 + b"~2",
    "a phrase of 1,000 words": b'"' + "bảo ".encode() * 1000 + b'"',
    "1,000 unknown words": b" ".join(b"xq%dz" % n for n in range(1000)),
    "200 slips": b" ".join(b"%c%cng~2" % (97 + n % 26, 97 + n * 7 % 26) for n in range(200)),
    "2,000 alternatives": b" OR ".join(b"w%d" % n for n in range(2000)),
    "numbers too large": b"a NEAR/99999999999999999999 b word~99999999999999999999",
}
PLAIN = ["-", "--", "+", "=", "~", "*", '"', "()", ":", "C++", "A/H1N1", "TP.HCM", "Covid-19", "30-12",
         "<script>alert(1)</script>", "' OR 1=1; --", ".*[a-z]+$", "%s%n%d", "😀 👍🏽"]


def seconds_of_children():
    """Of the processor, which a busy machine does not add to as it does to the clock's."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def complaints(command, given):
    started = seconds_of_children()
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    took = seconds_of_children() - started
    if done.returncode not in (0, 1) and not (done.returncode == 2 and b"hint:" in done.stderr):
        yield f"ended with status {done.returncode}: {done.stderr[:300]}"
    for output in (done.stdout, done.stderr):
        try:
            output.decode()
        except UnicodeDecodeError as error:
            yield f"is no UTF-8: {error}"
        if b"\x1b" in output:
            yield "lets a control sequence through"
    if len(done.stderr) > MOST_MESSAGE_BYTES:
        yield f"says {len(done.stderr)} bytes on standard error"
    if took > MOST_SECONDS:
        yield f"takes {took:.1f} s"


def main(searcher, index):
    most_of_argument = 120000  # of one argument of a command
    asked = 0
    failed = 0
    for name, query in [*QUERIES.items(), *((plain, plain.encode()) for plain in PLAIN)]:
        line = b"1\t" + query.replace(b"\r", b" ") + b"\n"
        calls = {"batch": ([searcher, "--index", index, "--batch", "-", "--format=jsonl"], line)}
        if len(query) <= most_of_argument:
            for mode, options in MODES.items():
                calls[mode] = ([searcher, "--index", index, *options, "--", query], b"")
        for mode, (command, given) in calls.items():
            asked += 1
            for complaint in complaints(command, given):
                failed += 1
                print(f"{name}, {mode}: {complaint}")
    print(f"{asked} calls, {failed} complaints")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
