"""Pages and dumps built at random from the shapes that Korean news pages have, then damaged (all text invented)."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from hypothesis import strategies as st

import bonmun

_FILE = Path(__file__).with_name("shapes.txt")
PIECES = {
    name: lines.split("\n")
    for name, _, lines in (part.partition("]\n") for part in _FILE.read_text("utf-8").rstrip("\n").split("\n[")[1:])
}
ODD = "\0 \u200b \u202e \ufeff 😀 \u2028 \x0b \x1c \x85 \u00a0 \u3000 \r \n\n \t ë‰´ìŠ¤ ´º½º \ud800".split(" ")

_LINE = st.one_of(
    st.sampled_from(PIECES["sentences"]), st.sampled_from(PIECES["junk"]), st.text(max_size=12), st.sampled_from(ODD)
)
_PIECE = st.one_of(st.sampled_from(PIECES["open"]), st.sampled_from(PIECES["close"]), _LINE, _LINE)
_CODECS = st.sampled_from(["utf-8", "utf-8", "cp949", "utf-16", "utf-8-sig", "johab"])


@st.composite
def pages(draw: st.DrawFn) -> str:
    """An HTML page, now and then a fragment."""
    head = "".join(draw(st.lists(st.sampled_from(PIECES["head"]), max_size=5)))
    pieces = draw(st.lists(_PIECE, max_size=40))
    body = "".join(pieces) * draw(st.sampled_from([1, 1, 1, 2, 30]))
    return body if draw(st.integers(0, 5)) == 0 else f"<!doctype html><html><head>{head}</head><body>{body}"


@st.composite
def dumps(draw: st.DrawFn) -> str:
    """A text dump, its newlines kept, doubled or lost."""
    lines = draw(st.lists(_LINE, max_size=40))
    return draw(st.sampled_from(["\n", "\n", "\n\n", " ", "", "\r\n", " | "])).join(lines) * draw(
        st.sampled_from([1, 1, 2, 20])
    )


@st.composite
def damaged(draw: st.DrawFn, source: st.SearchStrategy[str] | st.SearchStrategy[bytes]) -> bytes:
    """Bytes, or those of a text in some encoding, with up to four damages."""
    made = draw(source)
    raw = made if isinstance(made, bytes) else made.encode(draw(_CODECS), "replace")
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, max(0, len(raw) - 1)))
        to = min(len(raw), at + draw(st.integers(1, 40)))
        raw = draw(
            st.sampled_from(
                [
                    raw[:at] + raw[at + 1 :],
                    raw[:at] + draw(st.binary(min_size=1, max_size=3)) + raw[at + 1 :],
                    raw[:at],
                    raw[at:],
                    raw[:to] + raw[at:],
                    raw[:at] + raw[to:],
                    raw[:at] + raw[at:to] * 20 + raw[to:],
                ]
            )
        )
    return raw


@st.composite
def feeds(draw: st.DrawFn) -> str:
    """A feed, a sitemap or a list of addresses."""
    items = draw(st.lists(st.sampled_from(PIECES["feed"]), max_size=12))
    start, end = draw(st.sampled_from([tuple(line.split("…")) for line in PIECES["feed_frames"]]))
    return start + "".join(items) + end


@st.composite
def json_lines(draw: st.DrawFn) -> bytes:
    """A JSON Lines file, plain or gzipped, with other things than objects in it."""
    lines = []
    for text in draw(st.lists(st.one_of(pages(), dumps()), max_size=4)):
        row = {
            draw(st.sampled_from(["html", "text", "x"])): text,
            "url": draw(st.sampled_from(["https://example.com/", None, 3])),
        }
        lines.append(
            draw(st.sampled_from([json.dumps(row), json.dumps(text), "[" * 2000, "NaN", '{"html": NaN}', "{}", ""]))
        )
    raw = "\n".join(lines).encode("utf-8", "replace")
    return gzip.compress(raw, mtime=0) if draw(st.booleans()) else raw


@st.composite
def warcs(draw: st.DrawFn) -> bytes:
    """A WARC file, plain or with a gzip member for each record."""
    records = []
    for page in draw(st.lists(pages(), max_size=3)):
        body = page.encode(draw(_CODECS), "replace")
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=euc-kr\r\n\r\n" + body
        kind = draw(st.sampled_from(["response", "request", "warcinfo", "revisit", "?"]))
        length = draw(st.sampled_from([len(http), len(http), len(http) + 9, 3, 10**12]))
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(records)}>\r\n"
            "WARC-Target-URI: https://example.com/1\r\nWARC-Date: 2024-01-26T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(gzip.compress(r, mtime=0) for r in records) if draw(st.booleans()) else b"".join(records)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule file: lines of the real ones in any order."""
    files = sorted((Path(bonmun.__file__).parent / "data").rglob("*.toml"))
    lines = draw(st.sampled_from(files)).read_text("utf-8").splitlines()
    return "\n".join(draw(st.lists(st.one_of(st.sampled_from(lines or [""]), _LINE), max_size=30)))


def inputs(check: str) -> st.SearchStrategy[bytes]:
    """Inputs for one of checks.CHECKS."""
    made: dict[str, st.SearchStrategy[str] | st.SearchStrategy[bytes]] = {
        "clean_text": st.one_of(dumps(), dumps(), pages()),
        "conservation": st.one_of(pages(), pages(), dumps()),
        "same": st.one_of(pages(), pages(), dumps()),
        "rules": rules(),
        "feed": feeds(),
        "jsonl": json_lines(),
        "warc": warcs(),
    }
    return damaged(made.get(check, pages()))
