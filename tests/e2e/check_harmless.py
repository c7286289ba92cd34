"""Fails when the output of a format holds what drives a terminal, a page or a spreadsheet."""

import csv
import io
import json
import re
import sys

form, path = sys.argv[1:]
data = open(path, "rb").read()
text = data.decode("utf-8")  # strict: output is UTF-8
assert text, "nothing was written"

controls = re.findall(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)
assert not controls, f"control characters {controls[:5]}"
bidi = re.findall("[\u202a-\u202e\u2066-\u2069\u200b]", text)
assert not bidi, f"format characters {bidi[:5]}"
if form not in ("csv",):
    assert "\r" not in text, "carriage return"

if form == "html":
    assert "<script" not in text and "<svg onload" not in text and "<img" not in text
    assert "javascript:" not in re.findall(r'href="([^"]*)"', text)
    assert text.count("</title>") == 1 + text.count("<title>") - 1
if form == "csv":
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not re.match(r"[=+\-@\t\r]", cell), f"formula {cell[:20]!r}"
if form == "tsv":
    rows = [line.split("\t") for line in text.rstrip("\n").split("\n")]
    assert len({len(row) for row in rows}) == 1, "ragged table"
if form in ("json", "jsonl"):
    json.loads(text)
if form == "text":
    longest = max(len(line) for line in text.split("\n"))
    assert longest < 20000, f"a line of {longest} characters"
if form in ("trec", "paths", "count"):
    assert len(text.rstrip("\n").split("\n")) == 1
