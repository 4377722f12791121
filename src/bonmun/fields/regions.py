"""The lines around a body: where an article's own byline and date stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bonmun import lazy_regex
from bonmun.label import signed_lines
from bonmun.label.labels import Labelled
from bonmun.parse.page_lines import Element

_ABOVE = 25
"""How far above the body a byline or date may stand where no line shows the headline."""
_OVER_HEADLINE = 2
"""How far above the headline they may."""
_ABOVE_AT_MOST = 75
"""How far above the body they may where a line shows the headline."""
_BELOW = 14
"""How far below the body a byline or date may stand."""
_CARD = 6
"""Lines of an element that shows another article: its headline, its reporter, its date."""
_HEADLINE = 8
"""Characters from which a linked line, or a heading, is an article's."""


_ROW = 2
"""Reporters under headlines from which these are cards of other articles."""
_NAME = 5
"""Characters of a reporter's name and post."""
_MAIL = lazy_regex.pattern(r"[\w.%+-]{1,64}@[\w.-]{0,80}")


class Regions(NamedTuple):
    """The lines above, of and below a body."""

    above: Sequence[Labelled]
    body: Sequence[Labelled]
    below: Sequence[Labelled]


def around(lines: Sequence[Labelled], title: int | None) -> Regions:
    """The regions around the lines with the role body; `title` is the index of the line that shows the headline."""
    body = [line.index for line in lines if line.role == "body"]
    if not body:
        start = title or 0
        return Regions(lines[start : start + _ABOVE], (), ())
    first, last = body[0], body[-1] + 1
    start = max(0, first - _ABOVE)
    if title is not None and title < first:
        # A byline may stand right above its headline; so may the last card of a list of other articles.
        start = max(title - _OVER_HEADLINE, first - _ABOVE_AT_MOST, 0)
        cards = lines[max(0, start - _CARD) : title]
        above = [line for line in lines[start:first] if line.index >= title or not _is_of_card(line, lines, cards)]
        return Regions(above, lines[first:last], lines[last : last + _BELOW])
    return Regions(lines[start:first], lines[first:last], lines[last : last + _BELOW])


def split_off_cards(below: Sequence[Labelled]) -> tuple[Sequence[Labelled], Sequence[Labelled]]:
    """The lines below a body without the cards of other articles: those before the next heading, and those behind it.

    Behind the headline of another article nothing is this one's.
    """
    at = next((at for at, line in enumerate(below) if _heads(line)), len(below))
    if at < len(below) and below[at].kind not in ("related", "heading"):
        below = below[:at]
    below = below[: _first_signed_card(below)]
    mine = [(i < at, line) for i, line in enumerate(below) if not (_links_headline(line) or _in_card(line, below))]
    return [line for close, line in mine if close], [line for close, line in mine if not close]


def _heads(line: Labelled) -> bool:
    """Whether the line heads something else than what stands above it: a list, another article."""
    if line.kind in ("related", "heading") and line.role == "junk":
        return True
    titled = line.element is not None and line.element.tag in ("h1", "h2", "h3") and line.shape != "link"
    return titled and line.role not in ("byline", "title") and len(line.text) >= _HEADLINE and "기자" not in line.text


def _first_signed_card(below: Sequence[Labelled]) -> int:
    """Where a row of headlines begins each of which has a reporter of its own; the end where there is none.

    One headline above one reporter proves nothing: so stands a deck above the byline.
    """
    at = next((at for at, line in enumerate(below) if _shows_headline(line)), len(below))
    signed, fresh = 0, False
    for line in below[at:]:
        glued = _links_headline(line)
        signed += glued or (fresh and signed_lines.is_byline(line.text))
        fresh = not glued and (_shows_headline(line) or (fresh and not signed_lines.is_byline(line.text)))
    return at if signed >= _ROW else len(below)


def _shows_headline(line: Labelled) -> bool:
    """Whether the line may be the headline of another article: words that neither sign nor date nor are known junk."""
    words = line.role != "date" and line.kind in ("", "other", "nav", "related") and len(line.text) >= _HEADLINE
    return _links_headline(line) or (
        words and line.shape in ("fragment", "link") and not signed_lines.signs_or_dates(line.text)
    )


def _links_headline(line: Labelled) -> bool:
    """Whether the line is a reporter's name glued to a linked headline; an address may be linked too."""
    if line.line.link < _HEADLINE or len(line.text) >= signed_lines.LONGEST:
        return False
    rest = len(_MAIL.sub("", line.text))
    return line.line.link <= rest - _NAME and signed_lines.is_byline(line.text)


def _is_of_card(line: Labelled, lines: Sequence[Labelled], cards: Sequence[Labelled]) -> bool:
    """Whether a line above the headline is of the last card of a list there."""
    under = line.index > 0 and signed_lines.is_byline(line.text) and _shows_headline(lines[line.index - 1])
    return under or _links_headline(line) or _in_card(line, cards)


def _in_card(line: Labelled, lines: Sequence[Labelled]) -> bool:
    """Whether a linked headline stands before the line in the same small element: it names that article's reporter."""
    if line.element is None:
        return False
    element: Element | None = line.element
    links = [
        one.index for one in lines if one.shape == "link" and len(one.text) >= _HEADLINE and one.text[0] not in "#@"
    ]
    while links and element is not None and element.end - element.start <= _CARD:
        if [at for at in links if element.start <= at < line.index]:
            return True
        element = element.parent
    return False
