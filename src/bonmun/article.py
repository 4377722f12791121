"""The article and the account of what was taken away: plain, frozen values that every part of bonmun hands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self, get_args

from bonmun import saved
from bonmun.displays import DISPLAYS

if TYPE_CHECKING:
    from bonmun.parts import Part, Picture

Role = Literal["title", "subtitle", "body", "caption", "byline", "dateline", "date", "junk"]
PageKind = Literal["article", "video", "photo", "list", "paywall", "error", "empty"]
JunkKind = Literal[
    "comment", "ad", "related", "popular", "nav", "share", "font_size", "copyright", "subscribe", "tip_line",
    "reporter_card", "ai_summary", "portal_notice", "dialog", "tags", "poll", "player", "helpline", "login",
    "paywall", "image_hint", "alt_text", "duplicate", "repost", "other",
]  # fmt: skip
ROLES: frozenset[str] = frozenset(get_args(Role))
JUNK_KINDS: frozenset[str] = frozenset(get_args(JunkKind))

Kept = Literal["captions", "subtitles", "byline"]
KEEP: dict[str, str] = {"captions": "caption", "subtitles": "subtitle", "byline": "byline"}
"""`keep` of an Extractor → the role whose blocks go into the text too."""
SCHEMA_VERSION = 2
"""1 had no `body`, `images`, `description` and `language`."""


class Author(NamedTuple):
    """A reporter: the name without 기자/특파원, and the e-mail address where one is shown."""

    name: str
    email: str | None = None


class Block(NamedTuple):
    """One visible piece of the source with its role and the reason for it.

    Blocks stand in source order. A source line may give several blocks (dateline, body, byline).
    """

    text: str
    role: Role
    kind: JunkKind | None
    """What sort of junk it is; None unless `role` is "junk"."""
    rule: str
    """Who decided, as `<rule set>/<rule>`: "common/copyright", "site:mk/share", "reading/outside"."""
    where: str
    """Element path in a page ("div#content > p"), "line 12" in a dump, "script" for text found in a script."""


class Removal(NamedTuple):
    """A block that was taken away: its kind, the rule that took it, its place and its text."""

    kind: JunkKind
    rule: str
    where: str
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Article:
    """The article on a page or in a dump; also what stands for a page that has none (`kind`, `reason`)."""

    kind: PageKind = "article"
    method: str = "generic"
    """Who found the body: "site:mk", "family:ndsoft", "jsonld", "generic", "dump", "trafilatura", "none"."""
    title: str | None = None
    """The headline without the outlet's suffix."""
    subtitles: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    byline: tuple[str, ...] = ()
    """Byline lines as printed ("나병현 기자")."""
    dateline: str | None = None
    """The prefix taken off the first paragraph, as printed ("(서울=연합뉴스) 홍길동 기자 =")."""
    published: dt.datetime | None = None
    """Aware, KST. Midnight when the source shows only a day: see `day_only`."""
    updated: dt.datetime | None = None
    day_only: bool = False
    """True when `published` is known to the day only."""
    publisher: str | None = None
    """The outlet's Korean name; on a portal, the outlet that wrote the article."""
    via: str | None = None
    """The portal or blog that showed it, where it is not the publisher."""
    section: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    """What the page says of itself in its head; machines wrote many of them."""
    language: str | None = None
    """ISO 639 code of the text ("ko"); None where neither the page nor its letters tell."""
    url: str | None = None
    """The canonical address the page names, else the one given."""
    image: str | None = None
    """Address of the lead picture, as the page's head names it."""
    encoding: str | None = None
    """The encoding the bytes were read in; None for text given as str."""
    confidence: float = 1.0
    """0–1: how sure bonmun is that the body is right."""
    warnings: tuple[str, ...] = ()
    """`code: message` each: "mojibake-repaired: …", "rule-refused: …"."""
    reason: str = ""
    """Why there is no body, as `code: message`; empty when there is one."""
    body: Sequence[Part] = ()
    """The body with its form, in reading order: its lines of text are `paragraphs`. See `bonmun.parts`."""
    blocks: Sequence[Block] = ()
    """Every visible block of the source, in order, with its role."""

    @property
    def text(self) -> str:
        """The body, paragraphs joined by a blank line; "" when there is none."""
        return "\n\n".join(self.paragraphs)

    @property
    def images(self) -> tuple[Picture, ...]:
        """The article's pictures in reading order, each address once."""
        from bonmun import parts  # a twentieth of a start, for those who ask for the body's form

        return tuple({picture.url: picture for picture in reversed([*parts.pictures(self.body)])}.values())[::-1]

    @property
    def removed(self) -> tuple[Removal, ...]:
        """Everything that was taken away, in source order."""
        return tuple(Removal(b.kind or "other", b.rule, b.where, b.text) for b in self.blocks if b.role == "junk")

    def to_dict(self) -> dict[str, Any]:
        """A plain dict for JSON: times in ISO 8601 (+09:00; date only when `day_only`), tuples as lists."""
        from bonmun import parts

        return {
            "schema": SCHEMA_VERSION,
            "kind": self.kind,
            "method": self.method,
            "title": self.title,
            "subtitles": list(self.subtitles),
            "text": self.text,
            "paragraphs": list(self.paragraphs),
            "captions": list(self.captions),
            "authors": [a._asdict() for a in self.authors],
            "byline": list(self.byline),
            "dateline": self.dateline,
            "published": _iso(self.published, self.day_only),
            "updated": _iso(self.updated),
            "publisher": self.publisher,
            "via": self.via,
            "section": self.section,
            "tags": list(self.tags),
            "description": self.description,
            "language": self.language,
            "url": self.url,
            "image": self.image,
            "encoding": self.encoding,
            "confidence": self.confidence,
            "warnings": list(self.warnings),
            "reason": self.reason,
            "body": [parts.to_dict(part) for part in self.body],
            "images": [parts.picture_dict(picture) for picture in self.images],
            "blocks": [b._asdict() for b in self.blocks],
            "removed": [r._asdict() for r in self.removed],
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON text, Hangul as it is; `indent` as `json.dumps` takes it."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_markdown(
        self, *, front_matter: bool = False, links: bool = True, pictures: bool = True, tables: bool = True
    ) -> str:
        """The headline and the body as Markdown: CommonMark with GFM's tables; "" when there is no body.

        `front_matter`: YAML with headline, reporters, times, outlet, section, tags and address before it.
        """
        markdown: str = DISPLAYS["markdown"](
            self, front_matter=front_matter, links=links, pictures=pictures, tables=tables
        )
        return markdown

    def to_html(self, *, header: bool = False, links: bool = True, pictures: bool = True, tables: bool = True) -> str:
        """The headline and the body as an `<article>` that is safe to show; "" when there is no body.

        It is escaped, holds no script, style or handler, and leads to http, https and mailto addresses only.
        `header`: outlet, reporters and time below the headline.
        """
        html: str = DISPLAYS["article"](self, header=header, links=links, pictures=pictures, tables=tables)
        return html

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The Article that `to_dict` wrote, also with what a row of a corpus says beside it, which is left out.

        In what bonmun wrote before there was a `body`, each paragraph is a part of it. ValueError for what this bonmun
        does not know: a newer schema, a field or a part that it has no place for.
        """
        saved.check(data, SCHEMA_VERSION, _KNOWN, get_args(PageKind))
        try:
            return cls._read(data)
        except (TypeError, KeyError) as error:  # a part, an author or a block with keys of its own, or without some
            raise ValueError(f"Article.to_dict writes no such values: {error}") from error

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        published = data.get("published") or ""
        given: dict[str, Any] = {key: data[key] for key in _PLAIN if key in data}
        given |= {key: tuple(data.get(key) or ()) for key in _LISTS}
        return cls(
            **given,
            authors=tuple(Author(**a) for a in data.get("authors") or ()),
            published=_moment(published),
            updated=_moment(data.get("updated") or ""),
            day_only=len(published) == 10 or data.get("day_only") is True,
            body=_body(data),
            blocks=tuple(Block(**b) for b in data.get("blocks") or ()),
        )

    def __repr__(self) -> str:
        """What it is, in a line."""
        line: str = DISPLAYS["line"](self)
        return line

    def __str__(self) -> str:
        """The article as far as a screen shows it: all of it is in the fields and in `to_dict`."""
        screen: str = DISPLAYS["screen"](self)
        return screen

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        shown: str = DISPLAYS["html"](self)
        return shown

    def __rich__(self) -> Any:
        """What rich prints."""
        return DISPLAYS["rich"](self)


KST = dt.timezone(dt.timedelta(hours=9), "KST")
_PLAIN = (
    "kind", "method", "title", "dateline", "publisher", "via", "section", "description", "language", "url", "image",
    "encoding", "confidence", "reason",
)  # fmt: skip
_LISTS = ("subtitles", "paragraphs", "captions", "byline", "tags", "warnings")
_KNOWN = frozenset({field.name for field in fields(Article)} - {"day_only"} | {"schema", "text", "images", "removed"})


def _body(data: Mapping[str, Any]) -> tuple[Part, ...]:
    from bonmun import parts

    if "body" in data:
        return tuple(map(parts.from_dict, data["body"] or ()))
    return tuple(parts.Paragraph((parts.Span(paragraph),)) for paragraph in data.get("paragraphs") or ())


def _iso(when: dt.datetime | None, day_only: bool = False) -> str | None:
    if when is None:
        return None
    return when.date().isoformat() if day_only else when.isoformat()


def _moment(text: str) -> dt.datetime | None:
    if not text:
        return None
    when = dt.datetime.fromisoformat(text)
    return when if when.tzinfo else when.replace(tzinfo=KST)
