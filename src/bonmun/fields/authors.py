"""Who wrote the article: the bylines around and in the body, and what the tags say where the page names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bonmun.article import Author
from bonmun.fields.regions import Regions, split_off_cards
from bonmun.grammar import bylines, contributors, datelines, dates, names, outlets, remembered, sign_offs, stamps
from bonmun.head.tags import Head
from bonmun.label import signed_lines
from bonmun.label.labels import Labelled
from bonmun.label.picture_boxes import picture_box
from bonmun.lazy_regex import pattern

_CLOSE = 3
"""How far below the body a byline is the article's own and no list entry's."""
_CLOSE_TO_DATE = 2
"""How far from a date bare names are the article's authors."""
_NAME = 3
"""Syllables of a bare name beside a date: most sections have two, and names nearly always three."""
_LONGEST = 120
"""Characters of a line that names authors."""
_LONGEST_BARE = 40
"""Characters of a line of names without a post."""
_LONGEST_TOLD = 60
"""Characters of an author that tags name; what is longer is a slogan or an address."""
_SPOKEN_END = 60
"""Characters at a line's end in which a reporter of television signs off."""
_OPENING, _CLOSING = 3, 2
"""Paragraphs at the front that may hold a dateline, behind decks and notes, and at the end that may be signed."""
_LAST, _BEHIND = 3, 2
"""The last lines of the text, and the first behind it, that a guest may sign."""
_MOST_TOLD = 200
"""Authors that tags may name; a page that lists more is none that somebody wrote."""
_OTHERS = "명인"
_AND_OTHERS = pattern(r"(?:기자|특파원)\s?외\s?\d{1,2}\s?[명인]$")
_LISTED = pattern(r"[가-힣]{3}(?:\s?[·,ㆍ]\s?[가-힣]{3}){1,5}")
_BYLINE_NAME = pattern(r"writer|author|by_?line|reporter|repoter|journalist|(?:^|[\s_-])name(?:$|\s)", re.IGNORECASE)
_LATIN_NAME = pattern(
    r"(?!(?:admin|administrator|webmaster|editor|news|desk)$)[A-Za-z][A-Za-z0-9 ._'-]{2,30}", re.IGNORECASE
)
# How television reporters sign off: `KBS 뉴스 홍길동입니다.`
_SPOKEN = pattern(
    r"(?:^|[\s.])(?P<outlet>[A-Z가-힣]{2,8})\s?(?P<news>뉴스|NEWS)?,?\s(?P<name>[가-힣]{2,4}?)(?:\s?기자)?(?:이었습|였습|입)니다\.?$"
)


def find(head: Head | None, regions: Regions, source: str | None = None) -> tuple[Author, ...]:
    """The reporters, each once, in the order in which the page names them; what the tags say where it names none."""
    above, body, below = regions
    told = list(_told_authors(head, source)) if head is not None else []
    expected = {author.name for author in told}
    own, others = split_off_cards(below)
    found = list(_line_authors(above, expected))
    found += _body_authors(body)
    near = list(_line_authors(own[:_CLOSE], expected))
    known = expected | {author.name for author in found + near}
    far = list(_line_authors([*own[_CLOSE:], *others], expected))
    found += near
    found += [author for author in far if author.name in known or not known]
    unique: dict[str, str | None] = {}
    if any(line.text[-1] in _OTHERS and _tells_of_others(line.text) for line in (*above, *own)):
        found += told  # `홍길동 기자 외 1명`: the tags say who
    for author in found or told:
        if not outlets.named(author.name):
            unique[author.name] = unique.get(author.name) or author.email
    if not unique:
        return _beside_date(above) or _guest(
            [line for line in (*body[-_LAST:], *below[:_BEHIND]) if line.role != "junk"]
        )
    return tuple(Author(name, email) for name, email in unique.items())


def _tells_of_others(text: str) -> bool:
    """Whether a byline ends with how many more there are."""
    return len(text) <= _LONGEST and _AND_OTHERS.search(text) is not None


def _beside_date(above: Sequence[Labelled]) -> tuple[Author, ...]:
    """The bare names beside a date line above the body: of three syllables, so that sections (`정책`) are none.

    A guest may stand on the date's own line: `홍길동 가나병원 영양사 2024. 1. 26. 08:50`.
    """
    dated = [at for at, line in enumerate(above) if dates.read_dates(line.text) is not None]
    for at, line in enumerate(above):
        names_only = len(line.text) == _NAME or (_LISTED.fullmatch(line.text) is not None)
        if names_only and any(abs(at - other) <= _CLOSE_TO_DATE for other in dated):
            found = bylines.read_names(line.text)
            if found:
                return found
    under = next((at for at, line in enumerate(above) if line.role == "title"), None)
    signed = range(under + 1, under + 1 + _CLOSE) if under is not None else ()
    likely = (line for at, line in enumerate(above) if at in dated or (at in signed and line.role != "subtitle"))
    guests = (contributors.read_contributor(dates.cut(line.text)) for line in likely)
    return tuple(guest for guest in guests if guest is not None)[:1]


def _guest(last: Sequence[Labelled]) -> tuple[Author, ...]:
    """Who signs the last lines without a reporter's post: a guest, a credit, a television reporter."""
    for line in reversed(last):
        signs = line.role == "byline"
        contributor = (contributors.read_guest if signs else contributors.read_contributor)(line.text)
        if contributor is not None:
            return (contributor,)
        if "/" in line.text and bylines.read_names(line.text):
            return bylines.read_names(line.text) or ()
        signed = sign_offs.split_sign_off(line.text)
        spoken = _SPOKEN.search((signed.rest if signed else line.text)[-_SPOKEN_END:])
        outlet = spoken["outlet"] if spoken else ""
        channel = outlet.isascii() and spoken is not None and spoken["news"] is not None
        if spoken and names.is_name(spoken["name"]) and (channel or outlets.likely(outlet)):
            return (Author(spoken["name"]),)
    return ()


def _line_authors(lines: Iterable[Labelled], expected: set[str]) -> Iterator[Author]:
    """The authors that whole lines name; an e-mail on the next line is the last one's."""
    last: Author | None = None
    field = ""
    for line in lines:
        text, before = line.text, field
        field = text
        elsewhere = line.role in ("caption", "body") or line.kind == "comment"
        if len(text) > _LONGEST or elsewhere or picture_box(line.element):
            last = None
            continue
        authors = bylines.read_byline(text)
        if authors is None and (
            line.role == "byline" or _may_be_names(line, expected) or signed_lines.is_named(before, text)
        ):
            authors = bylines.read_names(text)
        if authors is None:
            if line.role != "date":
                last = None
            continue
        if not authors and last is not None and "@" in text:
            yield Author(last.name, text.strip(" ()[]<>"))
        yield from authors
        last = authors[-1] if authors else last


def _may_be_names(line: Labelled, expected: set[str]) -> bool:
    """Whether a line of bare names is a byline by its element, its date, or because the tags name the same."""
    if len(line.text) > _LONGEST_BARE:
        return False
    if line.text.split()[0] in expected or line.text in expected:
        return True
    if stamps.find(line.text):
        return True
    return line.element is not None and line.element.name != "" and _names_byline(line.element.name)


@remembered
def _names_byline(name: str) -> bool:
    """Whether an element's id and classes say that it holds a byline."""
    return _BYLINE_NAME.search(name) is not None


def _body_authors(body: Sequence[Labelled]) -> Iterator[Author]:
    """The authors of datelines, of bylines between paragraphs and of the sign-off in the last one."""
    paragraphs = [line for line in body if line.role == "body"]
    for line in paragraphs[:_OPENING]:
        dateline = datelines.split_dateline(line.text)
        if dateline is not None:
            yield from dateline.authors
    for line in body:
        if line.role == "byline" and not picture_box(line.element):
            yield from bylines.read_byline(line.text) or bylines.read_names(line.text) or ()
    for line in paragraphs[-_CLOSING:]:
        sign_off = sign_offs.split_sign_off(line.text)
        if sign_off is not None:
            yield from sign_off.authors


def _told_authors(head: Head, source: str | None) -> Iterator[Author]:
    """The people among those that the tags name; a name in Latin letters only where JSON-LD gives it."""
    ours = {source, *head.site_names}
    people = frozenset(head.people)  # read anew each time it is asked for
    for value in head.authors[:_MOST_TOLD]:
        if (
            len(value) > _LONGEST_TOLD
            or value.startswith(("http", "@", "www."))
            or value in ours
            or outlets.named(value)
        ):
            continue
        authors = bylines.read_byline(value) or bylines.read_names(value)
        if authors:
            yield from authors
        elif authors is None and value in people and _LATIN_NAME.fullmatch(value):
            yield Author(value)
