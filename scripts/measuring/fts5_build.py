"""Builds an SQLite FTS5 index of JSON lines or text files as fast as SQLite can: one transaction, no journal."""

import sqlite3
import sys

from workload import body_of, records


def main():
    corpus, database = sys.argv[1:]
    connection = sqlite3.connect(database)
    connection.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;"
        "CREATE VIRTUAL TABLE a USING fts5(id UNINDEXED, title, body, date UNINDEXED, "
        "source UNINDEXED, category UNINDEXED, author UNINDEXED, "
        "tokenize = 'unicode61 remove_diacritics 2');")
    with connection:
        connection.executemany(
            "INSERT INTO a VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((r["id"], r.get("title", ""), body_of(r), r.get("date", ""), r.get("source", ""),
              r.get("category", ""), r.get("author", "")) for r in records(corpus)))
    connection.close()


if __name__ == "__main__":
    main()
