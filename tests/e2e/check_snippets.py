"""Checks the snippets of many queries against the articles as they were given to the indexer.

    check_snippets.py PROGRAM INDEX ARTICLES.jsonl [--queries N] [--limit N|all] [--oracle N]

INDEX is of ARTICLES alone. Queries are made from the articles: 1 to 6 words in a row, as written or
without their marks; scattered words; quoted phrases; titles. Nothing of the program's code is used:
letters, words, folding and columns are this file's own, from Unicode's tables.

Of every hit: highlights rise and lie inside their text, on bounds of letters; each folds to words of
the query, or to a stated variant of one; every exact word of the query is marked; the snippet is
pieces of the article in order, cut between words. Of --oracle hits: no window of the body as wide as
a snippet is worth more than what is shown, by the definition in searcher/results/passage.h.
"""

import argparse
import collections
import functools
import json
import math
import random
import re
import subprocess
import sys
import unicodedata

COLUMNS = 220  # SnippetOptions::max_columns
TONES = "\u0300\u0301\u0303\u0309\u0323"
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
SYLLABLE = re.compile(r"[^\W\d_]{1,7}")


# --- letters, words, columns ----------------------------------------------------------------------


def clean(text):
    """As one line: white space is one space; what a terminal cannot show is gone."""
    text = re.sub("[ \t\n\v\f\u0085\u2028\u2029\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " ", text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return re.sub(" +", " ", text)


@functools.lru_cache(maxsize=1 << 20)
def spelling(word):
    """Letters with their quality marks, then the tone: hoà and hòa, kỹ and kĩ are one."""
    letters, tones = [], []
    for c in unicodedata.normalize("NFKD", word.lower().replace("ð", "đ")):
        (tones if c in TONES else letters).append(c)
    return unicodedata.normalize("NFC", "".join(letters)).replace("y", "i") + "".join(sorted(tones))


@functools.lru_cache(maxsize=1 << 20)
def folded(word):
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
    return plain.replace("đ", "d").replace("ð", "d").replace("y", "i")


def is_marked(word):
    return folded(word) != spelling(word)


def words_of(text):
    return WORD.findall(unicodedata.normalize("NFC", text))


def without_marks(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return plain.replace("đ", "d").replace("Đ", "D")


def starts_letter(text, at):
    """True at the ends, and where no mark or joiner belongs to the letter before."""
    return at in (0, len(text)) or unicodedata.category(text[at])[0] != "M"


def inside_word(text, at):
    """Between two letters or digits of one word. Words run together (hếtThế) are two, and so are
    11h and ideographs."""
    if not 0 < at < len(text) or not (text[at - 1].isalnum() and text[at].isalnum()):
        return False
    apart = text[at - 1].islower() and text[at].isupper() or text[at - 1].isdigit() != text[at].isdigit()
    return not apart and width(text[at - 1]) == width(text[at]) == 1


def width(c):
    if unicodedata.category(c) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


# --- queries --------------------------------------------------------------------------------------


def make_queries(articles, count, random_):
    queries = []
    while len(queries) < count:
        article = random_.choice(articles)
        words = words_of(article["body"])
        if len(words) < 20:
            continue
        size, at = random_.randint(1, 6), random_.randrange(len(words) - 6)
        kind = len(queries) % 6
        if kind in (0, 1):
            query = " ".join(words[at:at + size])
            query = without_marks(query) if kind == 1 else query
        elif kind in (2, 3):
            query = " ".join(random_.sample(words, size))
            query = without_marks(query) if kind == 3 else query
        elif kind == 4:
            query = '"' + " ".join(words[at:at + random_.randint(2, 4)]) + '"'
        else:
            query = article["title"]
        if query.strip():
            queries.append(query)
    return queries


# --- checks of every hit --------------------------------------------------------------------------


class Report:
    def __init__(self):
        self.counts = collections.Counter()
        self.failures = collections.defaultdict(list)

    def check(self, holds, claim, *evidence):
        self.counts[claim] += 1
        if not holds:
            self.failures[claim].append(evidence)

    def print(self):
        for claim, count in self.counts.items():
            bad = self.failures.get(claim, [])
            print(f"{count:>9} {claim}" + (f": {len(bad)} FAILED" if bad else ""))
            for evidence in bad[:5]:
                print("          ", *map(repr, evidence))
        return not self.failures


def cut_marks(text, ranges):
    """The marked texts, as bounds in characters; None when a range is no range of letters."""
    data, last, spans = text.encode(), 0, []
    for begin, end in ranges:
        if not last <= begin < end <= len(data):
            return None
        try:
            first, span = len(data[:begin].decode()), data[begin:end].decode()
        except UnicodeDecodeError:
            return None
        if not starts_letter(text, first) or not starts_letter(text, first + len(span)):
            return None
        spans.append((first, first + len(span)))
        last = end
    return spans


def near(a, b):
    """At most one letter more, less or other, or two neighbours changed round."""
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    rest_a, rest_b = a[i:], b[i:]
    return (rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:] or
            (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]))


class QueryWords:
    """What may be marked for a query, and why."""

    def __init__(self, query, notices, ask_expansions):
        texts = [query] + [n.get("query", "") for n in notices] + [n.get("text", "") for n in notices]
        self.folded = {folded(w) for w in words_of(query)}
        self.stated = {folded(w) for text in texts for w in words_of(text)}
        self.ask_expansions, self.expansions = ask_expansions, None
        self.initials = self.initials_of(query)
        self.numbers = [int(n) for n in re.findall(r"\d+", query)]
        self.glued = "".join(folded(w) for w in words_of(query))

    @staticmethod
    def initials_of(text):
        return "".join(folded(w)[:1] for w in words_of(text))

    def reason(self, span):
        """Why `span` is marked; None when there is no reason."""
        words = [folded(w) for w in words_of(span)]
        glued = "".join(words)
        if not words:
            return None
        if all(w in self.folded for w in words):
            return "word of the query"
        if glued in self.folded or any(g and glued in g for g in [self.glued]):
            return "word of the query, written in other pieces"
        if all(w in self.stated for w in words):
            return "variant that a notice states"
        if self.initials_of(span) in self.folded or glued in self.initials:
            return "abbreviation or its long form"
        numbers = [int(n) for n in re.findall(r"\d+", span)]
        if numbers and numbers[:1] == [n for n in self.numbers if n in numbers][:1]:
            return "number, date or time written otherwise"
        if any(len(w) > 2 and near(glued, w) for w in self.folded):
            return "near spelling"
        if self.expansions is None:
            self.expansions = self.ask_expansions()
        return "expansion that --explain states" if words in self.expansions else None


def check_marks(report, query, text, ranges):
    spans = cut_marks(text, ranges)
    report.check(spans is not None, "highlights lie in their text, on bounds of letters", text, ranges)
    for begin, end in spans or []:
        span = text[begin:end]
        reason = query.reason(span)
        report.counts["· " + (reason or "?")] += 1
        report.check(reason is not None, "a highlight is a word of the query or a variant", span,
                     sorted(query.folded))
        report.check(not inside_word(text, begin) and not inside_word(text, end),
                     "highlights are whole words", span, text)
    return spans or []


def check_passage(report, snippet, body):
    """Pieces of the article in order, cut between words. Gives the pieces."""
    pieces, at, pos = [], 0, 0
    parts = re.split(r"(?:^|(?<= ))… | …$", snippet) if "…" in snippet else [snippet]
    for part in parts:
        part = part.strip(" ")
        if not part:
            continue
        found = body.find(part, at)
        if found < 0:
            return None
        pieces.append((found, found + len(part)))
        at = found + len(part)
    for begin, end in pieces:
        for at in (begin, end):
            report.check(not inside_word(body, at) or end - begin > COLUMNS,
                         "passages are cut between words", body[max(at - 20, 0):at + 20])
    return pieces


# --- the oracle -----------------------------------------------------------------------------------


class Oracle:
    """What a passage is worth, by its definition, from words alone."""

    def __init__(self, articles):
        self.size = len(articles)
        self.folded, self.exact = collections.Counter(), collections.Counter()
        for article in articles:
            words = set(words_of(article["title"])) | set(words_of(article["body"]))
            self.folded.update({folded(w) for w in words})
            self.exact.update({spelling(w) for w in words})

    def weight(self, word):
        count = self.exact[spelling(word)] if is_marked(word) else self.folded[folded(word)]
        return math.log(1 + (self.size - count + 0.5) / (count + 0.5))

    def occurrences(self, text, terms, title):
        """[(first column, end column, word number, term, exact)]; exact ones alone where there are
        any, in title or body."""
        found, column, last, number = [], 0, 0, 0
        for match in WORD.finditer(text):
            column += sum(width(c) for c in text[last:match.start()])
            size = sum(width(c) for c in match[0])
            last = match.end()
            for term, word in enumerate(terms):
                if folded(match[0]) == folded(word):
                    exact = not is_marked(word) or spelling(match[0]) == spelling(word)
                    found.append((column, column + size, number, term, exact))
            column, number = column + size, number + 1
        spelled = {spelling(w) for w in words_of(title)}
        has_exact = {t for *_, t, exact in found if exact}
        has_exact |= {t for t, word in enumerate(terms) if spelling(word) in spelled}
        return [o for o in found if o[4] or o[3] not in has_exact]

    def worth(self, found, terms):
        best, pairs = {}, {}
        for i, (_, _, number, term, exact) in enumerate(found):
            weight = self.weight(terms[term])
            best[term] = max(best.get(term, 0), weight * (10 if exact else 7))
            if i > 0 and found[i - 1][2] + 1 == number and found[i - 1][3] != term:
                pairs[term] = weight * 3
        return sum(best.values()) + sum(pairs.values())

    def best_window(self, found, terms):
        best = 0
        for i in range(len(found)):
            for j in range(i, len(found)):
                if found[j][1] - found[i][0] > COLUMNS:
                    break
                best = max(best, self.worth(found[i:j + 1], terms))
        return best


def is_plain(query, notices):
    words = query.split(" ")
    return (not notices and all(SYLLABLE.fullmatch(w) for w in words) and
            len({folded(w) for w in words}) == len(words))


# --- main -----------------------------------------------------------------------------------------


def answers(program, index, queries, limit):
    """(query number, hit or None, end line or None) as they come."""
    lines = [json.dumps({"id": str(i), "query": q, "limit": limit}) for i, q in enumerate(queries)]
    process = subprocess.Popen(
        [program, "--index", index, "--quiet", "--batch", "-", "--format=jsonl", "--end-lines",
         "--no-group"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for line in lines:
        process.stdin.write(line.encode() + b"\n")
        process.stdin.flush()
        hits = []
        for answer in process.stdout:
            record = json.loads(answer)
            if record.get("end"):
                yield int(record["qid"]), hits, record
                break
            hits.append(record)
    process.stdin.close()
    process.wait()


def explained(program, index, query):
    """The words of each expansion: lines of "also UBND = ủy ban nhân dân"."""
    answer = subprocess.run([program, "--index", index, "--quiet", "--explain", "--limit", "0",
                             "--format=json", "--", query], capture_output=True, check=False)
    lines = json.loads(answer.stdout)["explanation"].splitlines()
    sides = [side for line in lines if line.startswith("also ") for side in line[5:].split(" = ")]
    return [[folded(w) for w in words_of(side)] for side in sides]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("index")
    parser.add_argument("articles")
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--limit", default="100")
    parser.add_argument("--oracle", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    random_ = random.Random(options.seed)
    articles = [json.loads(line) for line in open(options.articles, encoding="utf-8")]
    by_id = {str(a["id"]): a for a in articles}
    queries = make_queries(articles, options.queries, random_)
    oracle = Oracle(articles)
    report, judged = Report(), 0
    limit = "all" if options.limit == "all" else int(options.limit)
    for number, hits, end in answers(options.program, options.index, queries, limit):
        query, notices = queries[number], end.get("notices", [])
        words = QueryWords(query, notices,
                           lambda query=query: explained(options.program, options.index, query))
        plain = is_plain(query, notices)
        for hit in hits:
            article = by_id[hit["id"]]
            snippet = hit["snippet"]["text"]
            check_marks(report, words, hit.get("title", ""), hit.get("title_highlights", []))
            spans = check_marks(report, words, snippet, hit["snippet"]["highlights"])
            body = clean(article["body"])
            pieces = check_passage(report, snippet, body)
            report.check(pieces is not None, "a snippet is pieces of the article in order", hit["id"],
                         query, snippet)
            if pieces is None:
                continue
            if plain:
                terms = query.split(" ")
                nfc = unicodedata.normalize("NFC", snippet)
                title = article["title"]
                shown = oracle.occurrences(nfc, terms, title + " " + body)
                marked = {spelling(w) for b, e in spans for w in words_of(snippet[b:e])}
                missed = [o for o in shown if o[4] and is_marked(terms[o[3]]) and
                          spelling(terms[o[3]]) not in marked]
                report.check(not missed, "every exact word of the query is marked", snippet, query)
                if judged < options.oracle and random_.random() < 0.2:
                    judged += 1
                    found = oracle.occurrences(unicodedata.normalize("NFC", body), terms, title)
                    best, got = oracle.best_window(found, terms), oracle.worth(shown, terms)
                    report.check(got >= 0.999 * best, "no window is worth more than the snippet",
                                 hit["id"], query, snippet, round(got, 2), round(best, 2))
    print(f"{options.queries} queries over {len(articles)} articles")
    sys.exit(0 if report.print() else 1)


main()
