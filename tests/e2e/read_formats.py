"""Reads every format back with the readers others use, and compares with the hits of jsonl."""

import csv
import html.parser
import io
import json
import re
import subprocess
import sys

program, query = sys.argv[1:]


def run(*options):
    return subprocess.run([program, "--limit", "25", "--no-group", *options, query], check=True,
                          capture_output=True).stdout


def read_trec(text):
    """TREC's form of a run, of its own definition: six columns, score and rank agree."""
    hits = []
    for line in text.splitlines():
        qid, q0, article, rank, score, tag = line.split()
        assert (qid, q0, tag) == ("1", "Q0", "timbao"), line
        hits.append((article, int(rank), float(score)))
    assert [rank for _, rank, _ in hits] == list(range(1, len(hits) + 1))
    scores = [score for *_, score in hits]
    assert all(a > b for a, b in zip(scores, scores[1:])), scores
    return [article for article, *_ in hits]


class Page(html.parser.HTMLParser):
    """Titles of the hits, and whether every tag was closed."""

    VOID = {"meta", "br", "link"}

    def __init__(self):
        super().__init__()
        self.open, self.titles, self.marks = [], [], 0

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "h2":
            self.titles.append("")
        self.marks += tag == "mark"

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data):
        if "h2" in self.open:
            self.titles[-1] += data


hits = [json.loads(line) for line in run("--format=jsonl").decode().splitlines()]
ids = [hit["id"] for hit in hits]
titles = [hit["title"] for hit in hits]
assert len(hits) == 25 and [hit["rank"] for hit in hits] == list(range(1, 26))

marked = 0
for hit in hits:
    for text, ranges in ((hit["title"], hit["title_highlights"]),
                         (hit["snippet"]["text"], hit["snippet"]["highlights"])):
        data, last = text.encode(), 0
        for begin, end in ranges:
            assert last <= begin < end <= len(data), (text, ranges)
            word = data[begin:end].decode()  # strict: letters stay whole
            assert re.search("xăng|giá", word.lower()), word
            last, marked = end, marked + 1
assert marked > 25

document = json.loads(run("--format=json"))
assert [hit["id"] for hit in document["hits"]] == ids and document["query"] == query
assert {k: v for k, v in document["hits"][0].items()} == hits[0]

table = list(csv.DictReader(io.StringIO(run("--format=csv").decode(), newline="")))
assert [row["id"] for row in table] == ids and [row["title"] for row in table] == titles
assert [row["snippet"] for row in table] == [hit["snippet"]["text"] for hit in hits]

lines = run("--format=tsv").decode().rstrip("\n").split("\n")
names = lines[0].split("\t")
assert [dict(zip(names, line.split("\t")))["id"] for line in lines[1:]] == ids

assert read_trec(run("--format=trec").decode()) == ids
assert run("--format=paths").decode().count("\n") == 25
assert run("--format=paths", "-0").count(b"\0") == 25

page = Page()
page.feed(run("--format=html", "--facets", "source", "--timeline=year").decode())
page.close()
assert not page.open and page.titles == titles and page.marks > 25

text = run("--format=text", "--width", "200").decode()
assert all(title in text for title in titles)
assert all(len(line) <= 60 for line in run("--format=text", "--width", "60").decode().split("\n")
           if "https://" not in line)
