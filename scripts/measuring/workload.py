"""Articles and queries taken from a corpus of JSON lines, the same ones for every engine."""

import json
import random
import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[a-z0-9]+")
SENTENCE = re.compile(r"[.!?:;\n]+")
KINDS = ("common", "rare", "and", "or", "phrase")
_NO_MARKS = {c: None for c in range(0x300, 0x370)} | {ord("đ"): "d"}


def fold(text):
    """Lower case without marks, as someone types who leaves them out."""
    return unicodedata.normalize("NFD", text.lower()).translate(_NO_MARKS)


def open_lines(path):
    path = Path(path)
    if path.suffix == ".zst":
        with subprocess.Popen(["zstdcat", str(path)], stdout=subprocess.PIPE) as source:
            yield from source.stdout
            source.stdout.close()
            source.terminate()
    else:
        with path.open("rb") as source:
            yield from source


def take_articles(corpus, count, target):
    """Copies the first `count` articles; returns (articles, MB of title and body)."""
    taken, size = 0, 0
    with open(target, "wb") as out:
        for line in open_lines(corpus):
            if taken == count:
                break
            record = json.loads(line)
            size += len(record.get("title", "").encode()) + len(body_of(record).encode())
            out.write(line)
            taken += 1
    return taken, size / 1e6


def body_of(record):
    return record.get("body") or record.get("text") or ""


def records(corpus):
    """The articles of JSON lines, or of a folder that write_files() wrote."""
    if Path(corpus).is_dir():
        for folder in sorted(Path(corpus).iterdir()):
            for path in sorted(folder.iterdir()):
                title, _, body = path.read_text(encoding="utf-8").partition("\n\n")
                yield {"id": str(path), "title": title, "body": body}
        return
    for line in open_lines(corpus):
        yield json.loads(line)


def write_files(corpus, folder):
    """Each article as one text file, a thousand a folder; returns the paths."""
    paths = []
    for number, record in enumerate(records(corpus)):
        place = Path(folder) / f"{number // 1000:04d}"
        if number % 1000 == 0:
            place.mkdir(parents=True, exist_ok=True)
        path = place / f"{number:07d}.txt"
        path.write_text(f"{record.get('title', '')}\n\n{body_of(record)}\n", encoding="utf-8")
        paths.append(path)
    return paths


def sample_queries(corpus, per_kind, seed):
    """[(kind, [words])]: `per_kind` of each kind, in mixed order, folded words."""
    draw = random.Random(seed)
    frequency = Counter()
    sentences, titles = [], []
    for record in records(corpus):
        body = fold(body_of(record))
        frequency.update(set(WORD.findall(body)))
        found = [WORD.findall(s) for s in SENTENCE.split(body)]
        found = [s for s in found if len(s) >= 12]
        if found:
            sentences.append(draw.choice(found))
        titles.append(WORD.findall(fold(record.get("title") or body[:100])))
    words = [w for w, _ in frequency.most_common() if w.isalpha() and len(w) > 1]
    rare = [w for w in words if 3 <= frequency[w] <= 20]
    makers = {
        "common": lambda: [draw.choice(words[:200])],
        "rare": lambda: [draw.choice(rare)],
        "and": lambda: _some(draw.choice(titles), draw.randint(2, 4), draw),
        "or": lambda: _some(draw.choice(sentences), draw.randint(5, 10), draw),
        "phrase": lambda: _row(draw.choice(sentences), 3, draw),
    }
    queries = []
    for kind in KINDS:
        while sum(k == kind for k, _ in queries) < per_kind:
            query = makers[kind]()
            if query:
                queries.append((kind, query))
    draw.shuffle(queries)
    return queries


def _some(words, count, draw):
    words = sorted({w for w in words if len(w) > 1})
    return draw.sample(words, count) if len(words) >= count else None


def _row(words, count, draw):
    start = draw.randrange(len(words) - count + 1)
    return words[start:start + count]
