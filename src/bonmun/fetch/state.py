"""A crawl's memory: one SQLite file that says what was seen, done and failed, and when to try again.

Each outcome is one transaction together with its output line; `outbox` holds lines that are committed but not known
to be in the output file. So a crawl killed at any moment goes on without losing, repeating or halving a line.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from bonmun.canonical_url import url_key
from bonmun.errors import FetchError
from bonmun.fetch.feeds import Found

_VERSION = 1
_SCHEMA = """
CREATE TABLE sources (
    url TEXT PRIMARY KEY, parent TEXT, kind TEXT, checked_at REAL NOT NULL DEFAULT 0, next_at REAL NOT NULL DEFAULT 0,
    etag TEXT, last_modified TEXT, tries INTEGER NOT NULL DEFAULT 0, error TEXT
);
CREATE TABLE pages (
    key TEXT PRIMARY KEY, url TEXT NOT NULL, host TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'new',
    found_at REAL NOT NULL, next_at REAL NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0, done_at REAL,
    http_status INTEGER, error TEXT, source TEXT, title TEXT, published TEXT, same_as TEXT
);
CREATE INDEX pages_by_status ON pages (status, next_at);
CREATE TABLE outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT NOT NULL);
CREATE TABLE outputs (path TEXT PRIMARY KEY, size INTEGER NOT NULL);
"""
FIRST_RETRY = 300.0
MAX_DEPTH = 3
"""Steps from a source that was named: front page, index of sitemaps, sitemap; sitemaps.org has no deeper ones."""
MAX_TRIES = 5
"""Attempts at one page over runs: after 5, 20, 80 and 320 minutes, which outlasts a night's maintenance."""


class Source(NamedTuple):
    """A feed, sitemap or section page, and what it said of itself when last asked."""

    url: str
    checked_at: float
    etag: str | None
    last_modified: str | None


class State:
    """The memory of one crawl; only one process at a time may hold it for writing."""

    def __init__(self, path: str | Path, *, writing: bool = True) -> None:
        self.path = Path(path)
        self._lock = self._locked() if writing else None
        # Autocommit: transactions are begun by hand, so that their borders can be seen in the code.
        self._db = _opened(self.path)
        version = self._version()
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("PRAGMA busy_timeout=5000")
        if version == 0:
            with self._transaction():
                for statement in _SCHEMA.split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version={_VERSION}")
        elif version != _VERSION:
            raise FetchError(f"{self.path} was written by another version of bonmun (state {version}, not {_VERSION})")

    def _version(self) -> int:
        """The version of the state in the file, 0 in a new one; FetchError for a file that is somebody else's."""
        try:
            version: int = self._db.execute("PRAGMA user_version").fetchone()[0]
            is_new = not self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        except sqlite3.OperationalError as error:
            self.close()
            raise FetchError(f"{self.path}: {error}") from None
        except sqlite3.DatabaseError:
            version = is_new = False
        if not version and not is_new:
            self.close()
            raise FetchError(f"{self.path} is not the state of a crawl")
        return version

    def _locked(self) -> sqlite3.Connection:
        """A lock that ends with the process, however that ends."""
        lock = _opened(f"{self.path}.lock", timeout=0)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            lock.close()
            raise FetchError(f"{self.path} is in use by another crawl") from None
        return lock

    def close(self) -> None:
        """Close the file and give up the lock."""
        self._db.close()
        if self._lock is not None:
            self._lock.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # Sources

    def add_sources(self, urls: Iterable[str], parent: str | None = None) -> None:
        """Add sources; known ones stay as they are."""
        with self._transaction():
            self._db.executemany(
                "INSERT OR IGNORE INTO sources (url, parent) VALUES (?, ?)", [(url, parent) for url in urls]
            )

    def due_sources(self, now: float, top: Iterable[str], limit: int, deepest: int = MAX_DEPTH) -> list[Source]:
        """The sources to ask now: those named and what they name, the nearest and longest unasked first."""
        rows = self._db.execute(
            "WITH RECURSIVE mine(url, depth) AS (SELECT value, 0 FROM json_each(?) UNION"
            " SELECT sources.url, depth + 1 FROM sources JOIN mine ON sources.parent = mine.url WHERE depth < ?)"
            " SELECT url, checked_at, etag, last_modified FROM sources"
            " JOIN (SELECT url AS found, min(depth) AS depth FROM mine GROUP BY url) ON url = found"
            " WHERE next_at <= ? ORDER BY depth, checked_at, sources.rowid LIMIT ?",
            (json.dumps(list(top)), deepest, now, limit),
        )
        return [Source(*row) for row in rows]

    def source_done(
        self, url: str, next_at: float, kind: str | None, etag: str | None, last_modified: str | None
    ) -> None:
        """Note a source's answer, and when to ask it again."""
        with self._transaction():
            self._db.execute(
                "UPDATE sources SET checked_at=?, next_at=?, kind=coalesce(?, kind), etag=?, last_modified=?, tries=0,"
                " error=NULL WHERE url=?",
                (time.time(), next_at, kind, etag, last_modified, url),
            )

    def source_failed(self, url: str, next_at: float, error: str) -> None:
        """Note that a source could not be had."""
        with self._transaction():
            self._db.execute("UPDATE sources SET next_at=?, tries=tries+1, error=? WHERE url=?", (next_at, error, url))

    def sources_at_once(self) -> None:
        """Make all sources due: a new run begins by asking them."""
        self._db.execute("UPDATE sources SET next_at=0")

    # Pages

    def add_pages(self, found: Iterable[Found], source: str) -> int:
        """How many of the addresses are new."""
        rows = [
            (url_key(f.url), f.url, urlsplit(f.url).netloc, time.time(), source, f.title,
             f.published.isoformat() if f.published else None)
            for f in found
        ]  # fmt: skip
        before = self._db.total_changes
        with self._transaction():
            self._db.executemany(
                "INSERT OR IGNORE INTO pages (key, url, host, found_at, source, title, published)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        return self._db.total_changes - before

    def due_pages(self, now: float, limit: int) -> list[tuple[str, str]]:
        """Keys and addresses to fetch now, hosts taking turns, newest finds of each host first."""
        rows = self._db.execute(
            "SELECT key, url FROM (SELECT key, url, row_number() OVER"
            " (PARTITION BY host ORDER BY published DESC, found_at DESC) AS turn FROM pages"
            " WHERE status IN ('new', 'failed') AND next_at <= ?)"
            " ORDER BY turn LIMIT ?",
            (now, limit),
        )
        return [(key, url) for key, url in rows]

    def next_time(self) -> float | None:
        """When the next page or source falls due; None when nothing waits."""
        row = self._db.execute(
            "SELECT min(t) FROM (SELECT min(next_at) AS t FROM pages WHERE status IN ('new', 'failed')"
            " UNION ALL SELECT min(next_at) FROM sources)"
        ).fetchone()
        return None if row[0] is None else float(row[0])

    def done(self, key: str, http_status: int, status: str, error: str, line: str | None, other_key: str = "") -> bool:
        """Note a page's final outcome with its output line; False when `other_key`, the same article, was done before.

        A page done under one address closes the other addresses of the article as well.
        """
        with self._transaction():
            twin = self._db.execute(
                "SELECT key FROM pages WHERE key=? AND key<>? AND status='done'"
                " UNION SELECT same_as FROM pages WHERE key=? AND status='same'",  # closed while it was under way
                (other_key, key, key),
            ).fetchone()
            if twin and status == "done":
                status, line = "same", None
            self._db.execute(
                "UPDATE pages SET status=?, http_status=?, error=?, done_at=?, tries=tries+1, same_as=? WHERE key=?",
                (status, http_status, error or None, time.time(), twin[0] if twin else None, key),
            )
            if status == "done" and other_key and other_key != key:
                self._db.execute(
                    "INSERT INTO pages (key, url, host, status, found_at, done_at, same_as)"
                    " SELECT ?, url, host, 'same', found_at, done_at, key FROM pages WHERE key=?"
                    " ON CONFLICT (key) DO UPDATE SET status='same', same_as=excluded.same_as",
                    (other_key, key),
                )
            if line is not None:
                self._db.execute("INSERT INTO outbox (line) VALUES (?)", (line,))
        return status != "same"

    def failed(self, key: str, http_status: int, error: str, retry_at: float | None, *, counts: bool = True) -> bool:
        """Note a failure that may pass; False when the page has failed too often, and is to be given up."""
        tries = int(self._db.execute("SELECT tries FROM pages WHERE key=?", (key,)).fetchone()[0]) + counts
        if tries >= MAX_TRIES:
            return False
        next_at = retry_at or time.time() + FIRST_RETRY * 4 ** max(0, tries - 1)
        with self._transaction():
            self._db.execute(
                "UPDATE pages SET status='failed', tries=?, http_status=?, error=?, next_at=? WHERE key=?",
                (tries, http_status, error, next_at, key),
            )
        return True

    def reset(self, pattern: str = "") -> int:
        """How many pages will be fetched again: those whose address holds the pattern, or all."""
        with self._transaction():
            return self._db.execute(
                "UPDATE pages SET status='new', next_at=0, tries=0, error=NULL WHERE instr(url, ?) AND status<>'same'",
                (pattern,),
            ).rowcount

    def counts(self) -> dict[str, int]:
        """Pages by status."""
        return dict(self._db.execute("SELECT status, count(*) FROM pages GROUP BY status ORDER BY status"))

    def rows(self, table: str, status: str | None = None) -> Iterator[dict[str, object]]:
        """The rows of "pages" or "sources", oldest first."""
        order = {"pages": "found_at", "sources": "url"}[table]
        where = "" if status is None else " WHERE status=?"
        cursor = self._db.execute(f"SELECT * FROM {table}{where} ORDER BY {order}", () if status is None else (status,))
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))

    # Output

    def outbox(self) -> list[tuple[int, str]]:
        """Lines that are not known to be in the output, in order."""
        return self._db.execute("SELECT seq, line FROM outbox ORDER BY seq").fetchall()

    def written(self, path: str, size: int, up_to: int) -> None:
        """Note that the output now holds all lines up to this one, and how long it is."""
        with self._transaction():
            self._db.execute("INSERT OR REPLACE INTO outputs (path, size) VALUES (?, ?)", (path, size))
            self._db.execute("DELETE FROM outbox WHERE seq <= ?", (up_to,))

    def size_of(self, path: str) -> int | None:
        """How long the output was when it was last whole; None for one not known."""
        row = self._db.execute("SELECT size FROM outputs WHERE path=?", (path,)).fetchone()
        return None if row is None else int(row[0])


def _opened(path: str | Path, timeout: float = 5) -> sqlite3.Connection:
    """The database in a file, made where there is none; FetchError where there can't be one."""
    try:
        return sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise FetchError(f"{path}: {error}") from None
