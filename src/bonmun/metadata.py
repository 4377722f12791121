"""Head and labelled lines → the fields around the article: headline, authors, times, publisher, section, tags.

Where page and tags differ, the visible page wins: tags are written once by a machine, the page is read by everyone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bonmun import bylines, dates, outlets, publisher
from bonmun.article import Author
from bonmun.head import Head, read_head
from bonmun.headline import Headline, find_title
from bonmun.page import Line

__all__ = ["Head", "Headline", "Meta", "find_authors", "find_title", "read_head", "settle"]

_ABOVE = 25
"""How far above the body a byline or date may stand where no line shows the headline."""
_BELOW = 14
"""How far below the body a byline or date may stand."""
_CLOSE = 3
"""How far below the body a byline is the article's own and no list entry's."""
_LONGEST = 120
_BYLINE_NAME = re.compile(
    r"writer|author|byline|by_line|reporter|repoter|journalist|newsman|editor|name|기자", re.IGNORECASE
)

_LATIN_NAME = re.compile(r"(?!(?:admin|administrator|webmaster|editor|news|desk)$)[A-Za-z][A-Za-z0-9 ._'-]{2,30}", re.I)
# How television reporters sign off: `KBS 뉴스 홍길동입니다.`
_SPOKEN = re.compile(
    r"(?:^|[\s.])(?P<outlet>[A-Z가-힣]{2,8})\s?(?:뉴스|NEWS)?\s(?P<name>[가-힣]{2,4})(?:\s?기자)?(?:이었|였|입)니다\.?$"
)


class Meta(NamedTuple):
    """The article's fields other than its text, as `Article` takes them."""

    title: str | None = None
    authors: tuple[Author, ...] = ()
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    day_only: bool = False
    publisher: str | None = None
    via: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None
    image: str | None = None


class _Regions(NamedTuple):
    """The lines around a body: where an article's own byline and date stand."""

    above: Sequence[Line]
    body: Sequence[Line]
    below: Sequence[Line]


def settle(head: Head | None, lines: Sequence[Line], url: str | None = None, headline: Headline | None = None) -> Meta:
    """The fields, from the tags and the labelled lines; `head` is None for a dump.

    `headline` is what `find_title` found before the lines were labelled; it is found again where it is not given.
    """
    headline = headline or _titled(lines) or find_title(head, lines)
    regions = _regions(lines, headline.index)
    published, updated, day_only = _times(head, regions)
    source = publisher.find(head, lines)
    return Meta(
        title=headline.text,
        authors=find_authors(head, regions.above, regions.body, regions.below, source.name),
        published=published,
        updated=updated,
        day_only=day_only,
        publisher=source.name,
        via=source.via,
        section=head.section if head is not None else None,
        tags=head.tags if head is not None else (),
        url=(head.canonical if head is not None else None) or url,
        image=head.image if head is not None else None,
    )


def _titled(lines: Iterable[Line]) -> Headline | None:
    line = next((line for line in lines if line.role == "title"), None)
    return None if line is None or line.element is not None else Headline(line.text, line.index)


def _regions(lines: Sequence[Line], title: int | None) -> _Regions:
    body = [line.index for line in lines if line.role == "body"]
    if not body:
        start = title or 0
        return _Regions(lines[start : start + _ABOVE], (), ())
    first, last = body[0], body[-1] + 1
    start = max(0, first - _ABOVE)
    if title is not None and title < first:
        # A byline may stand right above its headline.
        start = max(title - 2, first - 3 * _ABOVE, 0)
    return _Regions(lines[start:first], lines[first:last], lines[last : last + _BELOW])


def find_authors(
    head: Head | None, above: Sequence[Line], body: Sequence[Line], below: Sequence[Line], source: str | None = None
) -> tuple[Author, ...]:
    """The reporters, each once, in the order in which the page names them; what the tags say where it names none."""
    told = list(_told_authors(head, source)) if head is not None else []
    expected = {author.name for author in told}
    found = list(_line_authors(above, expected))
    found += _body_authors(body)
    near = list(_line_authors(below[:_CLOSE], expected))
    far = list(_line_authors(below[_CLOSE:], expected))
    known = expected | {author.name for author in found + near}
    found += near
    found += [author for author in far if author.name in known or not known]
    unique: dict[str, str | None] = {}
    for author in found or told:
        if not outlets.named(author.name):
            unique[author.name] = unique.get(author.name) or author.email
    if not unique:
        return _guest([line for line in (*body[-3:], *below[:2]) if line.role != "junk"])
    return tuple(Author(name, email) for name, email in unique.items())


def _guest(last: Sequence[Line]) -> tuple[Author, ...]:
    """Who signs the last lines without a reporter's post: a guest, a credit, a television reporter."""
    for line in reversed(last):
        contributor = bylines.read_contributor(line.text)
        if contributor is not None:
            return (contributor,)
        if "/" in line.text and bylines.read_names(line.text):
            return bylines.read_names(line.text) or ()
        spoken = _SPOKEN.search(line.text[-60:])
        if spoken and outlets.named(spoken["outlet"]):
            return (Author(spoken["name"]),)
    return ()


def _line_authors(lines: Iterable[Line], expected: set[str]) -> Iterator[Author]:
    """The authors that whole lines name; an e-mail on the next line is the last one's."""
    last: Author | None = None
    for line in lines:
        text = line.text
        if len(text) > _LONGEST or line.role in ("caption", "body"):
            last = None
            continue
        authors = bylines.read_byline(text)
        if authors is None and (line.role == "byline" or _may_be_names(line, expected)):
            authors = bylines.read_names(text)
        if authors is None:
            if line.role != "date":
                last = None
            continue
        if not authors and last is not None and "@" in text:
            yield Author(last.name, text.strip(" ()[]<>"))
        yield from authors
        last = authors[-1] if authors else last


def _may_be_names(line: Line, expected: set[str]) -> bool:
    """Whether a line of bare names is a byline by its element, its date, or because the tags name the same."""
    if len(line.text) > 40:
        return False
    if line.text.split()[0] in expected or line.text in expected:
        return True
    if dates.find(line.text):
        return True
    return line.element is not None and bool(_BYLINE_NAME.search(line.element.name))


def _body_authors(body: Sequence[Line]) -> Iterator[Author]:
    """The authors of datelines, of bylines between paragraphs and of the sign-off in the last one."""
    paragraphs = [line for line in body if line.role == "body"]
    if paragraphs:
        first = paragraphs[0]
        dateline = bylines.split_dateline(first.text)
        if dateline is not None:
            yield from dateline.authors
    for line in body:
        if line.role == "byline":
            yield from bylines.read_byline(line.text) or bylines.read_names(line.text) or ()
    for line in paragraphs[-2:]:
        sign_off = bylines.split_sign_off(line.text)
        if sign_off is not None:
            yield from sign_off.authors


def _told_authors(head: Head, source: str | None) -> Iterator[Author]:
    """The people among those that the tags name; a name in Latin letters only where JSON-LD gives it."""
    ours = {source, *head.site_names}
    for value in head.authors:
        if len(value) > 60 or value.startswith(("http", "@", "www.")) or value in ours or outlets.named(value):
            continue
        authors = bylines.read_byline(value) or bylines.read_names(value)
        if authors:
            yield from authors
        elif authors is None and value in head.people and _LATIN_NAME.fullmatch(value):
            yield Author(value)


class _Shown(NamedTuple):
    published: dt.datetime | None
    updated: dt.datetime | None
    day_only: bool


def _times(head: Head | None, regions: _Regions) -> _Shown:
    told = head.published if head is not None else None
    told_updated = head.updated[0] if head is not None and head.updated is not None else None
    shown = _shown_times(regions, told[0] if told else None)
    if shown.published is None:
        published, day_only = told or (shown.updated, False)
    elif told is not None and _is_finer(told, shown):
        published, day_only = told
    else:
        published, day_only = shown.published, shown.day_only
    updated = shown.updated
    if updated is None and told_updated is not None and published is not None and told_updated > published:
        updated = told_updated
    return _Shown(published, updated, day_only)


def _is_finer(told: tuple[dt.datetime, bool], shown: _Shown) -> bool:
    """Whether the tags say the same as the page and more exactly: the minute of the day, the second of the minute."""
    when, day_only = told
    if day_only or shown.published is None:
        return False
    if shown.day_only:
        return when.date() == shown.published.date()
    return shown.published.second == 0 and when.replace(second=0) == shown.published


def _shown_times(regions: _Regions, told: dt.datetime | None) -> _Shown:
    found = list(_date_lines(regions.above))
    if not any(one.published for one in found):
        found += _date_lines(regions.body)
        found += (
            one for one in _date_lines(regions.below) if _same_day(one, told) or (one.labelled and not one.day_only)
        )
    published = [one for one in found if one.published is not None]
    if not published:
        return _Shown(None, next((one.updated for one in found if one.updated), None), False)
    best = max(published, key=lambda one: _trust(one, told))
    if told is not None and not best.labelled and not _same_day(best, told):
        return _Shown(None, None, False)
    updated = best.updated or next((one.updated for one in found if one.updated), None)
    if updated is not None and best.published is not None and updated < best.published:
        updated = None
    return _Shown(best.published, updated, best.day_only)


def _trust(one: dates.DateLine, told: dt.datetime | None) -> tuple[bool, bool, bool]:
    return one.labelled and not one.day_only, _same_day(one, told), not one.day_only


def _same_day(one: dates.DateLine, told: dt.datetime | None) -> bool:
    return told is not None and one.published is not None and one.published.date() == told.date()


def _date_lines(lines: Iterable[Line]) -> Iterator[dates.DateLine]:
    """What the date lines say, with the word that stands on a line of its own before a date (`수정`)."""
    label = ""
    for line in lines:
        if line.role in ("body", "caption"):
            continue
        found = dates.read_dates(line.text)
        if found is None:
            label = dates.read_label(line.text)
            continue
        if label == "updated" and not found.labelled:
            found = dates.DateLine(None, found.published, False, True)
        elif label == "published":
            found = found._replace(labelled=True)
        label = ""
        yield found
