"""Head and labelled lines → the fields around the article: headline, authors, times, publisher, section, tags.

Where page and tags differ, the visible page wins: tags are written once by a machine, the page is read by everyone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bonmun.article import Author
from bonmun.metadata import authors, publisher, regions, section, times
from bonmun.metadata.head import Head, read_head
from bonmun.metadata.headline import Headline, find_title
from bonmun.parse.page import Line

__all__ = ["Head", "Headline", "Meta", "find_title", "read_head", "settle"]


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


def settle(head: Head | None, lines: Sequence[Line], url: str | None = None, headline: Headline | None = None) -> Meta:
    """The fields, from the tags and the labelled lines; `head` is None for a dump.

    `headline` is what `find_title` found before the lines were labelled; it is found again where it is not given.
    """
    headline = headline or _titled(lines) or find_title(head, lines)
    around = regions.around(lines, headline.index)
    when = times.find(head, around)
    source = publisher.find(head, lines, headline.index)
    return Meta(
        title=headline.text,
        authors=authors.find(head, around, source.name),
        published=when.published,
        updated=when.updated,
        day_only=when.day_only,
        publisher=source.name,
        via=source.via,
        section=(head.section if head is not None else None) or section.shown(lines, headline.index),
        tags=head.tags if head is not None else (),
        url=(head.canonical if head is not None else None) or url,
        image=head.image if head is not None else None,
    )


def _titled(lines: Iterable[Line]) -> Headline | None:
    line = next((line for line in lines if line.role == "title"), None)
    return None if line is None or line.element is not None else Headline(line.text, line.index)
