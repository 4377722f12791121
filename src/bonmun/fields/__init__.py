"""Head and labelled lines → the fields around the article: authors, times, publisher, section, tags.

Where page and tags differ, the visible page wins: tags are written once by a machine, the page is read by everyone.
"""

from __future__ import annotations

from collections.abc import Sequence

from bonmun.article import Article
from bonmun.fields import authors, publisher, regions, section, times
from bonmun.fields.publisher import Publisher
from bonmun.head.headline import Headline
from bonmun.head.tags import Head
from bonmun.label.labels import Labelled


def settle(
    head: Head | None,
    lines: Sequence[Labelled],
    headline: Headline,
    url: str | None = None,
    source: Publisher | None = None,
) -> Article:
    """An article that has these fields and no text yet, from the tags and the labelled lines.

    `head` is None for a dump; `headline` is what was found before the lines were labelled, `source` the publisher
    where that is known already.
    """
    around = regions.around(lines, headline.index)
    when = times.find(head, around)
    source = source or publisher.find(head, lines, headline.index)
    return Article(
        title=headline.text,
        authors=authors.find(head, around, source.name),
        published=when.published,
        updated=when.updated,
        day_only=when.day_only,
        publisher=source.name,
        via=source.via,
        section=section.find(head.section if head is not None else None, lines, headline.index),
        tags=head.tags if head is not None else (),
        description=(head.description or None) if head is not None else None,
        language=(head.language or None) if head is not None else None,
        url=(head.canonical if head is not None else None) or url,
        image=head.image if head is not None else None,
    )
