"""Dirty text dumps made by machine: real sentences inside what stands around articles, in many orders.

Every line is written with its role (body, neutral, junk), so that what a cleaner loses and leaks can be counted. The
junk is made from the invented lines of dumps.toml, and from phrases that the caller hands in.
"""

from __future__ import annotations

import pathlib
import random
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

WORDS: dict[str, Any] = tomllib.loads(pathlib.Path(__file__).with_suffix(".toml").read_text("utf-8"))
_SENTENCE = re.compile(r"(?<=[다요]\.)\s+(?=[가-힣A-Z\"“‘'(△▲])")
_SLOT = re.compile(r"\{(\w+)\}")


class Row(NamedTuple):
    """One line of a dump and what it is."""

    role: str
    text: str


class Case(NamedTuple):
    """A dump, the body lines that must come out of it, the lines nobody gains or loses by, and the junk."""

    text: str
    body: list[str]
    neutral: list[str]
    junk: list[str]


class Maker:
    """Makes dumps out of clean sentences; `phrases` are junk phrases by class."""

    def __init__(self, pieces: Sequence[str], phrases: Mapping[str, Sequence[str]], seed: int) -> None:
        self.chance = random.Random(seed)
        self.sentences = [run for run in (_SENTENCE.split(piece)[1:-1] for piece in pieces) if run]
        self.phrases = phrases
        self.fixed: dict[str, str] = {}

    def case(self, linearise: Callable[[list[Row], random.Random], str]) -> Case:
        """One dump, with its rows put on lines by `linearise`."""
        self.fixed = {"outlet": self.some(WORDS["outlets"].split()), "writer": self.slot("name")}
        rows = self.page()
        by_role = {role: [row.text for row in rows if row.role == role] for role in ("body", "neutral", "junk")}
        return Case(linearise(rows, self.chance), **by_role)

    def some(self, options: Sequence[Any]) -> Any:
        return self.chance.choice(options)

    def slot(self, name: str) -> str:
        """A word for a slot; the outlet and the writer stay the same in a dump."""
        if name == "name":
            return f"{self.some(WORDS['family'].split())}{self.some(WORDS['given'].split())}"
        if name == "mail":
            return f"{self.some(('news', 'dawn77', 'p.lee'))}@{self.some(('hanbit', 'garam'))}.example"
        if name == "day":
            sign = self.some(".-")
            return f"2024{sign}0{self.chance.randint(1, 9)}{sign}1{self.chance.randint(0, 9)}"
        if name == "n":
            return str(self.chance.randint(0, 9))
        return self.fixed.get(name) or str(self.some(WORDS["topics"] if name == "topic" else WORDS[name]))

    def fill(self, text: str) -> str:
        return _SLOT.sub(lambda found: self.slot(found[1]), text)

    def line(self, key: str, role: str = "junk") -> list[Row]:
        """One of the lines under a key of dumps.toml."""
        return [Row(role, self.fill(self.some(WORDS[key])))]

    def block(self, key: str, role: str = "junk") -> list[Row]:
        """One of the blocks of lines under a key of dumps.toml."""
        return [Row(role, self.fill(text)) for text in self.some(WORDS[key])]

    def phrase(self, kind: str, least: int = 0, most: int = 3) -> list[Row]:
        """Up to `most` phrases of a class, as junk lines."""
        known = list(self.phrases.get(kind, ()))
        return [
            Row("junk", text) for text in self.chance.sample(known, min(len(known), self.chance.randint(least, most)))
        ]

    def page(self) -> list[Row]:
        """A page from its menu to its imprint, or only its main region."""
        whole = self.chance.random() < 0.5
        rows = self.menu() if whole else []
        if whole or self.chance.random() < 0.6:
            rows += [*self.line("headlines", "neutral"), *self.block("signatures", "neutral"), *self.tools()]
        rows += [*self.text(), *self.close()]
        if whole:
            below = [self.comments, self.popular, self.related, self.teasers]
            for part in self.chance.sample(below, self.chance.randint(1, 4)):
                rows += part()
            rows += [Row("junk", text) for text in WORDS["footer"][self.chance.randint(0, 3) :]]
            rows += self.phrase("site-footer", 1, 5)
            rows += [Row("junk", self.fill(text)) for text in WORDS["imprint"][: self.chance.randint(1, 4)]]
        return rows

    def menu(self) -> list[Row]:
        start = self.chance.randint(0, 6)
        rows = [Row("junk", item) for item in WORDS["menu"][start : start + self.chance.randint(4, 10)]]
        rows += self.phrase("nav-skip") + self.phrase("login", most=2)
        return rows + (self.line("headlines") + self.line("headlines") if self.chance.random() < 0.4 else [])

    def tools(self) -> list[Row]:
        rows = self.phrase("share-nav", 0, 5) + self.phrase("font-size", 0, 3) + self.phrase("tts-audio", 0, 1)
        return rows + (self.line("tools") if self.chance.random() < 0.3 else [])

    def text(self) -> list[Row]:
        """The article with what stands between its paragraphs, each in a gap of its own."""
        paragraphs: list[Row] = []
        wanted = self.chance.randint(3, 9)
        while len(paragraphs) < wanted:
            run = list(self.some(self.sentences))
            while run:
                size = self.chance.randint(1, 3)
                paragraphs.append(Row("body", " ".join(run[:size])))
                del run[:size]
        between: list[list[Row]] = [[] for _ in paragraphs]
        parts = ((self.caption, 0.5), (self.inner, 0.25), (self.pitch, 0.12), (self.ad, 0.15), (self.hard, 0.35))
        for part, odds in parts:
            free = [at for at in range(part != self.caption, len(paragraphs)) if not between[at]]
            if free and self.chance.random() < odds:
                between[self.some(free)] = part()
        return [row for before, paragraph in zip(between, paragraphs, strict=True) for row in (*before, paragraph)]

    def caption(self) -> list[Row]:
        return self.line("captions", "neutral")

    def hard(self) -> list[Row]:
        return self.block("hard", "body")

    def ad(self) -> list[Row]:
        return [Row("junk", self.some(("광고", "AD", "ADVERTISEMENT", "[광고]")))]

    def pitch(self) -> list[Row]:
        return self.phrase("subscription", 1, 2)

    def inner(self) -> list[Row]:
        """A box of other articles: its heading and its items."""
        head = self.phrase("related-heading", 1, 1) or [Row("junk", "관련기사")]
        mark = self.some(("", "", "- ", "· ", "▶ ", "• "))
        items = [self.line("headlines")[0].text for _ in range(self.chance.randint(1, 4))]
        return head + [Row("junk", mark + item) for item in items]

    def close(self) -> list[Row]:
        """What stands right under an article, in any order."""
        rows = self.line("sign_offs", "neutral") if self.chance.random() < 0.9 else []
        parts = [self.rights, self.tips, self.related, self.card, self.pitch, self.vote, self.tags, self.share]
        for part in self.chance.sample(parts, self.chance.randint(1, 6)):
            rows += part()
        return rows

    def rights(self) -> list[Row]:
        return self.line("rights") if self.chance.random() < 0.4 else self.phrase("copyright", 1, 1)

    def tips(self) -> list[Row]:
        return self.block("tips") if self.chance.random() < 0.5 else self.phrase("reporter-promo", 1, 3)

    def card(self) -> list[Row]:
        return self.block("cards") + self.phrase("byline", 0, 1)

    def tags(self) -> list[Row]:
        return self.block("tags")

    def share(self) -> list[Row]:
        return self.phrase("share-nav", 2, 6)

    def vote(self) -> list[Row]:
        return self.phrase("poll-reaction", 1, 3) + [Row("junk", self.fill(text)) for text in WORDS["reactions"]]

    def related(self) -> list[Row]:
        return self.inner() + [row for _ in range(self.chance.randint(0, 4)) for row in self.line("headlines")]

    def popular(self) -> list[Row]:
        rows = self.line("popular")
        for number in range(1, self.chance.randint(4, 9)):
            rows += [Row("junk", str(number)), *self.line("headlines")]
        return rows

    def teasers(self) -> list[Row]:
        rows = self.phrase("related-heading", 1, 1)
        for run in self.chance.sample(self.sentences, 4):
            teaser = run[0][: self.some((50, 80))] + self.some(("…", "...", ""))
            rows += [*self.line("headlines"), Row("junk", teaser)]
        return rows

    def comments(self) -> list[Row]:
        rows = [Row("junk", self.some(("댓글 3", "댓글 (3)", "0 / 400"))), *self.phrase("comment-widget", 1, 5)]
        for _ in range(self.chance.randint(0, 4)):
            rows += [*self.block("voices"), *self.line("comments"), Row("junk", "답글 0"), Row("junk", "신고")]
        return rows


def by_line(rows: list[Row], chance: random.Random) -> str:
    """One row a line."""
    return "\n".join(row.text for row in rows)


def as_copied(rows: list[Row], chance: random.Random) -> str:
    """As a browser copies a page: blank lines at random, short junk side by side on a line, spaces at the edges."""
    out: list[str] = []
    held: list[str] = []
    for row in [*rows, Row("end", "")]:
        if row.role == "junk" and len(row.text) <= 12 and len(held) < 6 and chance.random() < 0.7:
            held.append(row.text)
            continue
        if held:
            out.append(chance.choice((" ", "  ", " | ")).join(held))
            held = []
        out.append(row.text + chance.choice(("", "", " ", "\n", "\n\n")))
    return "\n".join(out)


def windows(rows: list[Row], chance: random.Random) -> str:
    """CRLF, tabs, no-break and zero-width spaces."""
    fronts, ends = ("", "\t", "\u00a0", "    "), ("", "\u200b")
    return "\r\n".join(
        chance.choice(fronts) + row.text.replace(" ", chance.choice(" \u00a0"), 1) + chance.choice(ends) for row in rows
    )


def as_markdown(rows: list[Row], chance: random.Random) -> str:
    """As html-to-Markdown tools write: what is short and no text is a link."""
    out = []
    for row in rows:
        address = f"https://www.hanbit.example/news/{chance.randint(1, 99999)}"
        link = row.role == "junk" and len(row.text) < 60
        out.append(f"{chance.choice(('* ', '', '- '))}[{row.text}]({address})" if link else row.text)
    return "\n\n".join(out)


def wrapped(rows: list[Row], chance: random.Random) -> str:
    """Broken at 72 columns, as lynx and mail programs do; Hangul takes two."""
    out: list[str] = []
    for row in rows:
        lines = [""]
        for word in row.text.split(" "):
            joined = f"{lines[-1]} {word}".strip()
            full = len(joined) + sum(letter > "\u10ff" for letter in joined) > 72
            lines[-1:] = [lines[-1], word] if full else [joined]
        out.append("\n".join(lines))
    return "\n\n".join(out)


SHAPES = {"lines": by_line, "copied": as_copied, "windows": windows, "markdown": as_markdown, "wrapped": wrapped}
