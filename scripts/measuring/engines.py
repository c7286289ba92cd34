"""The engines that scripts/bench compares: how each builds, and how each is asked.

Peers are set up as well as we know: one transaction without a journal for FTS5, the folded text as
its own index where an engine can't leave marks out by itself (Omega, Groonga), original text stored.
"""

import importlib.util
import json
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from measuring.workload import body_of, fold, records

HERE = Path(__file__).resolve().parent


class Engine:
    """One engine with an index in `folder`."""

    name = ""
    reads_files = False  # build_command() takes a folder of text files, too

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.parent.mkdir(parents=True, exist_ok=True)

    def prepare(self, corpus):
        """Turns the corpus into what the engine reads; not measured."""

    def build_command(self, corpus):
        raise NotImplementedError

    def build_environment(self):
        return {}

    def one_shot_command(self, kind, words):
        """A fresh process that answers one query, or None."""
        return None

    def open(self):
        """A function (kind, words) → seconds for ten hits with snippets, or None."""
        return None

    def close(self):
        """Ends what open() started."""


class Timbao(Engine):
    name = "timbao"
    reads_files = True

    def __init__(self, folder, indexer, searcher):
        super().__init__(folder)
        self.indexer, self.searcher = indexer, searcher
        self.process = None

    def build_command(self, corpus):
        return [self.indexer, "--quiet", "--index", str(self.folder), str(corpus)]

    @staticmethod
    def formulate(kind, words):
        if kind == "phrase":
            return '"' + " ".join(words) + '"'
        return (" AND " if kind == "and" else " ").join(words)

    def one_shot_command(self, kind, words):
        return [self.searcher, "--index", str(self.folder), "--color=never",
                self.formulate(kind, words)]

    def open(self):
        self.process = subprocess.Popen(
            [self.searcher, "--index", str(self.folder), "--batch", "-", "--format=json"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

        def ask(kind, words):
            started = time.perf_counter()
            self.process.stdin.write(f"q\t{self.formulate(kind, words)}\n".encode())
            self.process.stdin.flush()
            line = b""
            while b'"elapsed_ms":' not in line:  # the last line of an answer
                line = self.process.stdout.readline()
                if not line:
                    raise RuntimeError("timbao-search ended")
            return time.perf_counter() - started

        return ask

    def close(self):
        if self.process:
            self.process.stdin.close()
            self.process.wait()


class Fts5(Engine):
    name = "fts5"
    reads_files = True
    select = ("SELECT id, title, snippet(a, 2, '[', ']', '…', 24) FROM a WHERE a MATCH ? "
              "ORDER BY rank LIMIT 10")

    @staticmethod
    def available():
        return True

    @property
    def database(self):
        return self.folder / "fts5.db"

    def build_command(self, corpus):
        return [sys.executable, str(HERE / "fts5_build.py"), str(corpus), str(self.database)]

    @staticmethod
    def formulate(kind, words):
        if kind == "phrase":
            return '"' + " ".join(words) + '"'
        return (" OR " if kind == "or" else " AND ").join(f'"{w}"' for w in words)

    def one_shot_command(self, kind, words):
        if not shutil.which("sqlite3"):
            return None
        query = self.formulate(kind, words).replace("'", "''")
        return ["sqlite3", str(self.database), self.select.replace("?", f"'{query}'")]

    def open(self):
        connection = sqlite3.connect(self.database)

        def ask(kind, words):
            started = time.perf_counter()
            connection.execute(self.select, (self.formulate(kind, words),)).fetchall()
            return time.perf_counter() - started

        return ask


class Groonga(Engine):
    name = "groonga"

    @staticmethod
    def available():
        return shutil.which("groonga") is not None

    def prepare(self, corpus):
        with (self.folder.parent / "groonga.load").open("w", encoding="utf-8") as out:
            out.write(
                "table_create A TABLE_NO_KEY\n"
                "column_create A id COLUMN_SCALAR ShortText\n"
                "column_create A title COLUMN_SCALAR Text\n"
                "column_create A body COLUMN_SCALAR Text\n"
                "column_create A folded COLUMN_SCALAR Text\n"
                "table_create T TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram "
                "--normalizer NormalizerNFKC130\n"
                "column_create T f COLUMN_INDEX|WITH_POSITION A folded\n"
                "load --table A\n[\n")
            separator = ""
            for record in records(corpus):
                title, body = record.get("title", ""), body_of(record)
                row = {"id": record["id"], "title": title, "body": body,
                       "folded": fold(title + "\n" + body)}
                out.write(separator + json.dumps(row, ensure_ascii=False))
                separator = ",\n"
            out.write("\n]\n")

    def build_command(self, corpus):
        return ["groonga", "--file", str(self.folder.parent / "groonga.load"), "-n",
                str(self.folder / "db")]

    @staticmethod
    def formulate(kind, words):
        if kind == "phrase":
            return '"' + " ".join(words) + '"'
        return (" OR " if kind == "or" else " ").join(words)

    def select(self, kind, words):
        query = self.formulate(kind, words).replace('"', '\\"')
        return (f'select A --match_columns folded --query "{query}" --limit 10 '
                '--sort_keys -_score --output_columns '
                '"id,title,_score,snippet_html(folded)" --command_version 2 --cache no')

    def one_shot_command(self, kind, words):
        return ["groonga", str(self.folder / "db"), self.select(kind, words)]

    def open(self):
        self.process = subprocess.Popen(["groonga", str(self.folder / "db")],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def ask(kind, words):
            started = time.perf_counter()
            self.process.stdin.write((self.select(kind, words) + "\n").encode())
            self.process.stdin.flush()
            self.process.stdout.readline()
            return time.perf_counter() - started

        return ask

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Omega(Engine):
    name = "omega"

    @staticmethod
    def available():
        return shutil.which("scriptindex") is not None

    def prepare(self, corpus):
        (self.folder.parent / "omega.script").write_text(
            "id : field=id\ntitle : field=title\nbody : field=body\nfolded : index\n",
            encoding="utf-8")
        with (self.folder.parent / "omega.dump").open("w", encoding="utf-8") as out:
            for record in records(corpus):
                title, body = record.get("title", ""), body_of(record)
                fields = (("id", record["id"]), ("title", title), ("body", body),
                          ("folded", fold(title + "\n" + body)))
                for name, value in fields:
                    out.write(name + "=" + value.strip().replace("\n", "\n=") + "\n")
                out.write("\n")

    def build_command(self, corpus):
        return ["scriptindex", "--stemmer=none", str(self.folder / "db"),
                str(self.folder.parent / "omega.script"), str(self.folder.parent / "omega.dump")]

    def open(self):
        if importlib.util.find_spec("xapian") is None:
            print(f"bench: no warm times of omega: {sys.executable} has no module xapian "
                  "(apt install python3-xapian; /usr/bin/python3 scripts/bench ...)",
                  file=sys.stderr)
            return None
        import xapian  # pylint: disable=import-outside-toplevel

        database = xapian.Database(str(self.folder / "db"))
        enquire = xapian.Enquire(database)
        stem = xapian.Stem("none")

        def ask(kind, words):
            started = time.perf_counter()
            operator = {"phrase": xapian.Query.OP_PHRASE, "or": xapian.Query.OP_OR}.get(
                kind, xapian.Query.OP_AND)
            enquire.set_query(xapian.Query(operator, words))
            matches = enquire.get_mset(0, 10)
            for match in matches:
                matches.snippet(match.document.get_data().decode(), 200, stem)
            return time.perf_counter() - started

        return ask


class Recoll(Engine):
    name = "recoll"

    @staticmethod
    def available():
        return shutil.which("recollindex") is not None

    def prepare(self, corpus):
        """Recoll reads files: the same articles, one a file."""
        from measuring.workload import write_files  # pylint: disable=import-outside-toplevel

        files = self.folder.parent / "recoll-files"
        if not files.exists():
            write_files(corpus, files)
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "recoll.conf").write_text(
            f"topdirs = {files}\nindexstripchars = 1\nidxflushmb = 100\n", encoding="utf-8")

    def build_command(self, corpus):
        self.prepare(corpus)
        return ["recollindex", "-z", "-c", str(self.folder)]

    def one_shot_command(self, kind, words):
        query = {"phrase": '"' + " ".join(words) + '"', "or": " OR ".join(words)}.get(
            kind, " ".join(words))
        return ["recollq", "-c", str(self.folder), "-n", "10", "-A", query]


PEERS = {engine.name: engine for engine in (Fts5, Groonga, Omega, Recoll)}
