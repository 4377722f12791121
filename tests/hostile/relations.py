"""What two readings of one source must have in common, and what an article must keep of its source.

As a command the file is the other process of `check_same`: it reads sources and answers with digests of their articles.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable

import bonmun
from bonmun.decode import intake, repair
from bonmun.decode.sniff import binary_kind, is_page
from bonmun.grammar.lines import is_complete
from bonmun.parse import dump, page_lines, walk
from bonmun.parse.guard import guard
from bonmun.parse.page_lines import Line

Squash = Callable[[Iterable[str]], str]
"""The texts joined, without what does not count."""
EXTRACTORS = (
    bonmun.Extractor(),
    bonmun.Extractor(sites=False, fallback=False, keep=("captions", "subtitles", "byline")),
)


def check_conservation(raw: bytes) -> None:
    """Every visible line of a source is in a block, and every block in the field of its role or in `removed`."""
    given = intake.of(raw)
    lines: list[Line] = []
    if given.refused is None and given.text.strip():
        if is_page(given.text):
            guarded = guard(given.text)
            lines = [] if guarded.refused else walk.read(page_lines.parse(guarded.html), is_complete).lines
        else:
            lines = dump.read(given.text, is_complete)
    for extractor in EXTRACTORS:
        article = extractor.extract(raw)
        lost, unplaced = missing(lines, article, squashed), homeless(article, squashed)
        assert not lost, f"missing: {lost[0]!r}"
        assert not unplaced, f"homeless: {unplaced[0]!r}"


def check_same(raw: bytes) -> None:
    """The same article from text and from bytes, in another encoding, behind a comment, in another process, and
    whether its blocks are asked for at once or after those of another reading.
    """
    for extractor in EXTRACTORS:
        first, second = extractor.extract(raw), extractor.extract(raw)
        assert second.blocks == first.blocks
        assert second == first
    assert elsewhere(raw) == digest(raw)
    article, text = EXTRACTORS[0].extract(raw), intake.of(raw).text
    if article.encoding is None or repair(text)[1]:  # what CP949 has no letters for may look like mojibake
        return
    others: list[bytes | str] = [text, text.encode("utf-8-sig"), text.encode("utf-16")]
    if is_page(text):  # trafilatura reads another page where a comment stands before it
        assert told(EXTRACTORS[1].extract("<!-- 가나다 -->" + text)) == told(EXTRACTORS[1].extract(raw))
    for other in others:
        if isinstance(other, str) or binary_kind(other) is None:  # control characters weigh more in fewer bytes
            assert told(EXTRACTORS[0].extract(other)) == told(article)


def told(article: bonmun.Article) -> dict[str, object]:
    """All that the article says, but how its bytes were read."""
    return {key: value for key, value in article.to_dict().items() if key not in ("encoding", "warnings")}


def missing(lines: Iterable[Line], article: bonmun.Article, squash: Squash) -> list[str]:
    """Those of the lines that the blocks do not hold in this order, as printed or without stray markup."""
    blocks = squash(block.text for block in article.blocks)
    lost, at = [], 0
    for line in lines:
        forms = [form for form in (squash([line.source]), squash([line.text])) if blocks.startswith(form, at)]
        if forms:
            at += len(forms[0])
        else:
            lost.append(line.text)
    return lost


def homeless(article: bonmun.Article, squash: Squash) -> list[str]:
    """The blocks that are neither in the field of their role nor removed."""
    fields = {
        "subtitle": article.subtitles,
        "body": article.paragraphs,
        "caption": article.captions,
        "byline": article.byline,
        "dateline": [article.dateline or ""],
    }
    held = {role: squash(texts) for role, texts in fields.items()}
    title = squash([article.title or ""])
    removed = {gone.text for gone in article.removed}
    return [
        block.text
        for block in article.blocks
        if (block.role in held and squash([block.text]) not in held[block.role])
        or (block.role == "title" and not _either(title, squash([block.text])))
        or (block.role == "junk" and block.text not in removed)
    ]


def _either(one: str, other: str) -> bool:
    """Whether one holds the other: a headline stands beside the outlet's name, or on two lines."""
    return bool(one) and (one in other or other in one)


def squashed(texts: Iterable[str]) -> str:
    """The texts joined, without white space and table bars: at the edge of a line those are white space."""
    return "".join("".join(text.replace("|", "").split()) for text in texts)


def digest(raw: bytes) -> str:
    """What stands for the article in these bytes."""
    written = json.dumps(EXTRACTORS[0].extract(raw).to_dict(), ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(written.encode(), digest_size=12).hexdigest()


def elsewhere(raw: bytes) -> str:
    """The digest that a process with other hashes of strings gives."""
    process = _other()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{len(raw)}\n".encode() + raw)
    process.stdin.flush()
    return process.stdout.readline().decode().strip()


@functools.cache
def _other() -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, __file__],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    atexit.register(process.kill)
    return process


def answer() -> None:
    """Answers one source after the other until there is none."""
    while size := sys.stdin.buffer.readline():
        print(digest(sys.stdin.buffer.read(int(size))), flush=True)


if __name__ == "__main__":
    answer()
