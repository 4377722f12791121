"""Finds near-duplicate texts by MinHash with banding, kept in a database file so that memory stays bounded."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import sqlite3
import struct
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from bonmun.article import KST
from bonmun.errors import PipelineError
from bonmun.extras import install
from bonmun.pipeline.wire import wire

PERMUTATIONS, BANDS = 192, 48
"""48 bands of 4: a pair that shares half of its shingles meets with 95 %, 60 % with 99.9 %."""
SHINGLE = 8
"""Letters. On normalised Korean text, 8 letters are two to three words; spacing does not matter."""
MIN_LETTERS = 60
"""Shorter texts are compared as a whole only: a few shingles in common mean nothing there."""
MIN_SIMILARITY = 0.3
"""Below this a high containment is chance: a short text of common phrases."""
CACHE_MB = 256
_SIGNATURE = struct.Struct(f"<{PERMUTATIONS}I")
_BAND = PERMUTATIONS // BANDS
_NOISE = re.compile(
    r"^[ \t]*[(\[【][^)\]】\n]{1,30}[)\]】]\s*(?:[가-힣]{2,4}\s*(?:·\s*[가-힣]{2,4}\s*)*(?:기자|특파원)\s*)?=?|"
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|^.{0,40}(?:무단\s?전재|재배포\s?금지).{0,60}$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """When two texts count as reprints."""

    similarity: float = 0.5
    """Jaccard similarity of the shingles, as MinHash estimates it."""
    containment: float = 0.8
    """Or: this much of the shorter text stands in the longer one (a reprint cut short), similarity at least .3."""
    text: str = "text"
    """The field with the text."""


class Found(NamedTuple):
    """What the index holds in the end."""

    rows: int
    compared: int
    clusters: int
    reprints: int
    exact: int


class Index:
    """What is known of the records so far, in a database: texts that are the same or alike point to each other."""

    def __init__(self, connection: sqlite3.Connection, settings: Settings) -> None:
        self._db, self._settings = connection, settings
        self._minhash = _minhash()
        self._rows = self._compared = 0

    def add(self, name: str, row: dict[str, Any]) -> None:
        """Compare a record with those before it; one without an id goes by its name."""
        number = self._rows
        self._rows += 1
        letters = normalised(str(row.get(self._settings.text) or ""))
        if not letters:
            return
        self._compared += 1
        found = self._db.execute("SELECT n FROM exact WHERE letters = ?", (_digest(letters),)).fetchone()
        agency = wire(row)
        same = found[0] if found else number
        self._db.execute(
            "INSERT INTO doc (n, id, parent, same, own, published) VALUES (?, ?, ?, ?, ?, ?)",
            (number, str(row.get("id") or name), same, same, agency.own, _moment(row)),
        )
        if not found:
            self._db.execute("INSERT INTO exact (letters, n) VALUES (?, ?)", (_digest(letters), number))
            if len(letters) >= MIN_LETTERS:
                self._compare(number, letters)

    def choose_originals(self) -> None:
        """Name the original of each cluster: the agency's own page, else the earliest, else the first read."""
        self._db.execute("CREATE INDEX by_parent ON doc (parent)")
        for (number,) in self._db.execute("SELECT n FROM doc WHERE parent != n").fetchall():
            self._db.execute("UPDATE doc SET parent = ? WHERE n = ?", (self._root(number), number))
        self._db.execute(
            "INSERT INTO original SELECT parent, n FROM (SELECT parent, n, row_number() OVER"
            " (PARTITION BY parent ORDER BY own DESC, published IS NULL, published, n) AS place,"
            " count(*) OVER (PARTITION BY parent) AS size FROM doc) WHERE place = 1 AND size > 1"
        )

    def marks(self, number: int) -> dict[str, Any]:
        """The marks of a record."""
        found = self._db.execute(
            "SELECT original.n, was.id, was.same, doc.same FROM doc JOIN original ON original.root = doc.parent"
            " JOIN doc AS was ON was.n = original.n WHERE doc.n = ?", (number,),
        ).fetchone()  # fmt: skip
        if found is None:
            return {"dup_cluster": None, "dup_of": None, "similarity": None}
        original, name, first, second = found
        if original == number:
            return {"dup_cluster": name, "dup_of": None, "similarity": None}
        similarity = 1.0 if first == second else self._similarity(first, second)
        return {"dup_cluster": name, "dup_of": name, "similarity": round(similarity, 3)}

    def found(self) -> Found:
        """What the index holds, after `choose_originals`."""
        clusters, members = self._db.execute(
            "SELECT count(DISTINCT root), count(*) FROM original JOIN doc ON doc.parent = original.root"
        ).fetchone()
        (exact,) = self._db.execute("SELECT count(*) FROM doc WHERE same != n").fetchone()
        return Found(self._rows, self._compared, clusters, members - clusters, exact)

    def _compare(self, number: int, letters: str) -> None:
        signature, size = self._minhash(letters)
        self._db.execute("INSERT INTO signature VALUES (?, ?, ?)", (number, _SIGNATURE.pack(*signature), size))
        keys = [_key(at, signature[at * _BAND : (at + 1) * _BAND]) for at in range(BANDS)]
        marks = ",".join("?" * BANDS)
        met = self._db.execute(f"SELECT DISTINCT n FROM band WHERE key IN ({marks})", keys).fetchall()
        for (other,) in met:
            if self._alike(signature, size, other):
                self._join(number, other)
        self._db.executemany("INSERT OR IGNORE INTO band VALUES (?, ?)", [(key, number) for key in keys])

    def _alike(self, signature: Sequence[int], size: int, other: int) -> bool:
        packed, its_size = self._db.execute("SELECT bits, size FROM signature WHERE n = ?", (other,)).fetchone()
        similarity = _share(signature, _SIGNATURE.unpack(packed))
        if similarity >= self._settings.similarity:
            return True
        shared = similarity * (size + its_size) / (1 + similarity)
        return similarity >= MIN_SIMILARITY and shared / min(size, its_size) >= self._settings.containment

    def _similarity(self, first: int, second: int) -> float:
        packed = self._db.execute("SELECT bits FROM signature WHERE n IN (?, ?)", (first, second)).fetchall()
        return _share(*(_SIGNATURE.unpack(bits) for (bits,) in packed)) if len(packed) == 2 else 1.0

    def _join(self, first: int, second: int) -> None:
        low, high = sorted((self._root(first), self._root(second)))
        if low != high:
            self._db.execute("UPDATE doc SET parent = ? WHERE n = ?", (low, high))

    def _root(self, number: int) -> int:
        while True:
            (parent,) = self._db.execute("SELECT parent FROM doc WHERE n = ?", (number,)).fetchone()
            if parent == number:
                return number
            number = parent


def normalised(text: str) -> str:
    """The letters and digits of a text without the dateline, addresses and copyright line an outlet puts around it."""
    folded = _NOISE.sub(" ", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(filter(str.isalnum, folded))


def _minhash() -> Callable[[str], tuple[list[int], int]]:
    try:
        from rensa import RMinHash
    except ImportError as error:
        raise PipelineError(f"near-duplicates need rensa: {install('dedup')}") from error

    def signature(letters: str) -> tuple[list[int], int]:
        shingles = {letters[at : at + SHINGLE] for at in range(len(letters) - SHINGLE + 1)}
        minhash = RMinHash(PERMUTATIONS, 42)
        minhash.update(sorted(shingles))
        return minhash.digest(), len(shingles)

    return signature


def open_database(path: Path) -> sqlite3.Connection:
    """A new database for an index; it may be thrown away, so nothing is synced."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{CACHE_MB * 1024};"
        "CREATE TABLE doc (n INTEGER PRIMARY KEY, id TEXT, parent INTEGER, same INTEGER, own INTEGER, published REAL);"
        "CREATE TABLE exact (letters BLOB PRIMARY KEY, n INTEGER) WITHOUT ROWID;"
        "CREATE TABLE signature (n INTEGER PRIMARY KEY, bits BLOB, size INTEGER);"
        "CREATE TABLE band (key INTEGER PRIMARY KEY, n INTEGER);"
        "CREATE TABLE original (root INTEGER PRIMARY KEY, n INTEGER);"
        "BEGIN"  # one transaction for all: a commit for each record would take most of the time
    )
    return connection


def _key(band: int, part: Sequence[int]) -> int:
    """A 64-bit key, as SQLite stores integers: signed."""
    digest = hashlib.blake2b(struct.pack(f"<B{_BAND}I", band, *part), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def _digest(letters: str) -> bytes:
    return hashlib.blake2b(letters.encode("utf-8", "replace"), digest_size=16).digest()


def _share(first: Sequence[int], second: Sequence[int]) -> float:
    return sum(map(int.__eq__, first, second)) / PERMUTATIONS


def _moment(row: dict[str, Any]) -> float | None:
    """When, in seconds; a date without a time counts as the end of its day, so that it never wins over a time."""
    published = row.get("published")
    if not isinstance(published, str) or not published:
        return None
    try:
        when = dt.datetime.fromisoformat(published)
    except ValueError:
        return None
    if len(published) == 10 or row.get("day_only") is True:
        when += dt.timedelta(days=1)
    return (when if when.tzinfo else when.replace(tzinfo=KST)).timestamp()
