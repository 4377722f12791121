"""Which records of a crawl are read at all: by their host, and by whether Korean stands in their bytes.

Looked at before anything is parsed: few records of a crawl of the whole world are Korean, and passing over the others
has to cost as little as it can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bonmun.errors import PipelineError
from bonmun.pipeline.record_schema import host as host_of

KNOWN = "known"
OTHER_HOST, NO_HANGUL = "passed over: another host", "passed over: no Hangul"
LEAST = 20
"""Letters of Hangul that a page with an article has, and a foreign page that links to 한국어 has not."""
_TYPE = re.compile(rb"^WARC-Type:[ \t]*([a-z]+)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(rb"^WARC-Target-URI:[ \t]*<?([^\s>]+)", re.IGNORECASE | re.MULTILINE)
_PACKED = re.compile(rb"^Content-Encoding:[ \t]*(?!identity)[a-z]", re.IGNORECASE | re.MULTILINE)
# Hangul syllables begin with EA to ED in UTF-8, with B0 to C8 in KS X 1001; escaped they are &#44032; to &#55203; or
# \uac00 to \ud7a3.
_NOT_UTF8 = bytes({*range(256)} - {*range(0xEA, 0xEE)})
_UTF8 = re.compile(rb"(?:[\xea-\xed][\x80-\xbf]{2}){2,}")
_LEGACY = re.compile(rb"(?:[\xb0-\xc8][\xa1-\xfe]){2,}")
_ESCAPED = re.compile(rb"&#(?:4[4-9]|5[0-5])\d{3};|(?:&#x|\\u)(?:a[c-f]|[bc][0-9a-f]|d[0-7])[0-9a-f]{2}", re.IGNORECASE)


@dataclass(frozen=True)
class Wanted:
    """What a record has to have to be read."""

    hosts: frozenset[str] | None = None
    """One of these hosts, or one below them; None: any."""
    hangul: bool = False
    """Hangul in its bytes."""

    def why_not(self, address: str | None, content: bytes) -> str:
        """Why a page at this address with these bytes is passed over; "" when it is read."""
        if self.hosts is not None and not self._is_host(address):
            return OTHER_HOST
        return NO_HANGUL if self.hangul and not has_hangul(content) else ""

    def why_not_record(self, record: bytes) -> str:
        """The same of a WARC record; of its own head no more is read than needed."""
        head = record[: record.find(b"\r\n\r\n") + 1]
        kind = _TYPE.search(head)
        if kind is None or kind[1].lower() not in (b"response", b"resource", b"conversion"):
            return ""  # no page: told apart by who reads it
        if self.hosts is not None:
            address = _ADDRESS.search(head)
            if not self._is_host(address[1].decode("utf-8", "replace") if address else None):
                return OTHER_HOST
        if not self.hangul:
            return ""
        start = len(head) + 3
        answer = record[start : record.find(b"\r\n\r\n", start) + 1]
        return "" if _PACKED.search(answer) or has_hangul(record[start:]) else NO_HANGUL

    def _is_host(self, address: str | None) -> bool:
        host = host_of(address) or ""
        parts = host.split(".")
        return any(".".join(parts[at:]) in (self.hosts or ()) for at in range(len(parts) - 1))


def wanted(hosts_of: str | Path | None, *, hangul: bool) -> Wanted | None:
    """What is read; None where everything is. `hosts_of` names a file of hosts, or "known"."""
    if hosts_of is None and not hangul:
        return None
    return Wanted(None if hosts_of is None else hosts(hosts_of), hangul)


def has_hangul(content: bytes) -> bool:
    """Whether as much Hangul stands in the bytes as an article has, in whatever encoding or escape."""
    if not content.isascii():
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return True  # UTF-16: too rare to look closer
        if len(content.translate(None, _NOT_UTF8)) >= LEAST and _letters(_UTF8, content, 3):
            return True
        if not _is_utf8(content) and _letters(_LEGACY, content, 2):
            return True
    if not (_holds(content, b"&#") or _holds(content, b"\\u")):
        return False
    return sum(1 for _ in islice(_ESCAPED.finditer(content), LEAST)) == LEAST


def _holds(content: bytes, pair: bytes) -> bool:
    """Whether two bytes stand together: by the first of them, as a search for both is a hundred times slower."""
    first = pair[:1]
    at = content.find(first)
    while at >= 0:
        if content.startswith(pair, at):
            return True
        at = content.find(first, at + 1)
    return False


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _letters(runs: re.Pattern[bytes], content: bytes, size: int) -> bool:
    """Whether there are as many letters as an article has, each of so many bytes, in runs of two and more."""
    found = 0
    for run in runs.finditer(content):
        found += (run.end() - run.start()) // size
        if found >= LEAST:
            return True
    return False


def hosts(name: str | Path) -> frozenset[str]:
    """The hosts that a file names, one a line, or all that bonmun knows ("known"); a line may be an outlet's name."""
    from bonmun import sites

    known = sites.load()
    if str(name) == KNOWN:
        return known.hosts
    try:
        lines = Path(name).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PipelineError(f"{name} is no file of hosts: {error}") from error
    found: set[str] = set()
    for line in _told(lines):
        outlet = known.by_name(line)
        if outlet is None and not re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?", line):
            raise PipelineError(f"{name}: {line!r} is neither a host nor an outlet that bonmun knows")
        found |= set(outlet.hosts) if outlet else {(host_of(line if "://" in line else f"//{line}") or line)}
    return frozenset(host.removeprefix("www.") for host in found)


def _told(lines: list[str]) -> Iterator[str]:
    """The lines that say something; # begins a remark."""
    for line in lines:
        if told := line.partition("#")[0].strip():
            yield told
