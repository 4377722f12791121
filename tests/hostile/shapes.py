"""Pages and dumps put together at random from the shapes that Korean news pages have, then damaged (all text invented).

Plain `random`: building an input takes a tenth of reading it, and no two in a thousand are alike.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

import bonmun
from bonmun.decode import decode

_FILE = Path(__file__).with_name("shapes.txt")
_FIXTURES = _FILE.parents[1] / "fixtures"
Source = TypeVar("Source", bytes, str)
PIECES = {
    name: lines.split("\n")
    for name, _, lines in (part.partition("]\n") for part in _FILE.read_text("utf-8").rstrip("\n").split("\n[")[1:])
}
ODD = "\0 \u200b \u202e \ufeff 😀 \u2028 \x0b \x1c \x85 \u00a0 \u3000 \r \n\n \t ë‰´ìŠ¤ ´º½º \ud800".split(" ")
_ALPHABETS = (
    range(0x80), range(0x20, 0x7F), range(0x80, 0x2500), range(0x3000, 0x3400), range(0x4E00, 0xFB00),
    range(0xAC00, 0xD7A4), range(0x110000),
)  # fmt: skip
_CODECS = (*["utf-8"] * 12, *["cp949"] * 4, "utf-16", "utf-8-sig", "johab")
_BROKEN_CHARACTERS = 0.1
"""The share of texts that are damaged as bytes, after they are encoded: what is then in no encoding takes long to read
and tells something of decoding, which has a check of its own."""
_TAG = re.compile(r"(<[^>]*>)")


def made(check: str, random: Random) -> bytes:
    """An input for one of checks.CHECKS."""
    source = random.choice(_KINDS.get(check, (page, page, variation)))(random)
    if isinstance(source, str):
        if check != "decode" and random.random() >= _BROKEN_CHARACTERS:
            return damaged(source, random, _line(random)).encode(random.choice(_CODECS), "replace")
        source = source.encode(random.choice(_CODECS), "replace")
    return damaged(source, random, random.randbytes(3))


def page(random: Random) -> str:
    """An HTML page, now and then a fragment."""
    head = "".join(some(PIECES["head"], random, 2))
    body = "".join(_piece(random) for _ in range(_few(random, 8, 40))) * _times(random, 30)
    return body if random.random() < 0.15 else f"<!doctype html><html><head>{head}</head><body>{body}"


def markup(random: Random) -> str:
    """Tags, halves of tags and what may be text, in no order."""
    return "".join(random.choice(PIECES["markup"]) + random.choice(("", "", " ")) for _ in range(_few(random, 6, 14)))


def variation(random: Random) -> str:
    """A page of the fixtures, cut, repeated and mixed with pieces and with another."""
    tokens = list(random.choice(_fixtures()))
    for _ in range(_few(random, 4, 12)):
        at = random.randrange(len(tokens))
        to = at + _few(random, 5, 60)
        span = tokens[at:to]
        other = random.choice(_fixtures())
        start = random.randrange(len(other))
        mixed = other[start : start + len(span)]
        tokens[at:to] = random.choice(([""], span * 2, span[::-1], [*span, _piece(random)], [_piece(random)], mixed))
    return "".join(tokens)


def dump(random: Random) -> str:
    """A text dump, its newlines kept, doubled or lost."""
    joint = random.choice(("\n", "\n", "\n\n", " ", "", "\r\n", " | "))
    return joint.join(_line(random) for _ in range(_few(random, 8, 40))) * _times(random, 20)


def feed(random: Random) -> str:
    """A feed, a sitemap or a list of addresses."""
    start, end = random.choice(PIECES["feed_frames"]).split("…")
    return start + "".join(some(PIECES["feed"], random, 4)) + end


def json_lines(random: Random) -> bytes:
    """A JSON Lines file, plain or gzipped, with other things than objects in it."""
    lines = []
    for _ in range(_few(random, 2, 4)):
        text = random.choice((page, dump))(random)
        row = {random.choice(("html", "text", "x")): text, "url": random.choice(("https://example.com/", None, 3))}
        lines.append(random.choice((json.dumps(row), json.dumps(text), "[" * 2000, "NaN", '{"html": NaN}', "{}", "")))
    raw = "\n".join(lines).encode("utf-8", "replace")
    return gzip.compress(raw, mtime=0) if random.random() < 0.5 else raw


def warc(random: Random) -> bytes:
    """A WARC file, plain or with a gzip member for each record."""
    records = []
    for number in range(_few(random, 2, 3)):
        body = page(random).encode(random.choice(_CODECS), "replace")
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=euc-kr\r\n\r\n" + body
        kind = random.choice(("response", "request", "warcinfo", "revisit", "?"))
        length = random.choice((len(http), len(http), len(http) + 9, 3, 10**12))
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            "WARC-Target-URI: https://example.com/1\r\nWARC-Date: 2024-01-26T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    zipped = random.random() < 0.5
    return b"".join(gzip.compress(record, mtime=0) if zipped else record for record in records)


def rules(random: Random) -> str:
    """A rule file: lines of a real one in any order."""
    lines = random.choice(_rule_files())
    return "\n".join(random.choice((random.choice(lines), _line(random))) for _ in range(_few(random, 8, 30)))


def damaged(source: Source, random: Random, strange: Source) -> Source:
    """The bytes or text with up to four damages."""
    for _ in range(random.choice((0, 0, 1, 1, 2, 3, 4))):
        at = random.randrange(len(source) + 1)
        to = at + random.randint(1, 40)
        source = random.choice(
            (
                source[:at] + source[at + 1 :],
                source[:at] + strange[: random.randint(1, 3)] + source[at + 1 :],
                source[:at],
                source[at:],
                source[:to] + source[at:],
                source[:at] + source[to:],
                source[:at] + source[at:to] * 20 + source[to:],
            )
        )
    return source


def some(choices: list[str], random: Random, usual: int) -> list[str]:
    """A few of the choices, some perhaps twice."""
    return random.choices(choices, k=_few(random, usual, len(choices)))


def _few(random: Random, usual: int, most: int) -> int:
    """How many there are of something: `usual` on average, often fewer, never none."""
    return min(most, 1 + int(random.expovariate(1 / usual)))


def _times(random: Random, most: int) -> int:
    return random.choices((1, 2, most), (20, 3, 1))[0]


def _piece(random: Random) -> str:
    kind = random.choice(("open", "close", "", ""))
    return random.choice(PIECES[kind]) if kind else _line(random)


def _line(random: Random) -> str:
    kind = random.choice(("sentences", "junk", "any", "odd"))
    if kind == "any":
        alphabet = random.choice(_ALPHABETS)
        return "".join(chr(random.choice(alphabet)) for _ in range(_few(random, 5, 12)))
    return random.choice(ODD if kind == "odd" else PIECES[kind])


@cache
def _fixtures() -> list[list[str]]:
    return [_TAG.split(decode(path.read_bytes()).text) for path in sorted(_FIXTURES.glob("*/*/page.html"))]


@cache
def _rule_files() -> list[list[str]]:
    files = sorted((Path(bonmun.__file__).parent / "data").rglob("*.toml"))
    return [path.read_text("utf-8").splitlines() or [""] for path in files]


_KINDS: dict[str, tuple[Callable[[Random], str | bytes], ...]] = {
    "clean_text": (dump, dump, page),
    "conservation": (page, variation, dump),
    "same": (page, variation, dump),
    "depth": (markup,),
    "mend": (page, variation, markup),
    "rules": (rules,),
    "feed": (feed,),
    "jsonl": (json_lines,),
    "warc": (warc,),
}
