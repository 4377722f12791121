"""Cards of other articles in a row on a page: a headline, some of its text, and under each the same button (더보기).

So stand the rows of a list of articles, whose headlines need not be links. A newsletter's items may look the same; it
is an article, and stands under a headline and a date of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bonmun import line_search
from bonmun.grammar import bylines
from bonmun.grammar.lines import is_declarative
from bonmun.label.first_pass import Shape
from bonmun.label.signed_lines import signs_or_dates
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Line

LEAST = 4
"""How many teasers, each with its headline, make a page a list."""
BUTTON = 18
"""Characters of a button that stands under each teaser (더보기, Continue reading)."""
TEASER = 15
"""Characters of a teaser."""
TITLE = range(6, 90)
"""Characters of a card's headline."""
CARD = 6
"""Lines of a card: headline, text, date, reporter, button."""
STAMPED = 20
"""Characters of a date that may be glued to a button."""
STAMP = 3
"""How many lines below a headline its date stands."""
BETWEEN = 12
"""How many lines of buttons may stand between the date and the first item."""
_LEADS = pattern(r"(?i)보기|읽기|기사|원문|바로\s?가기|더\b|more|read|continue|view")
"""What a button that leads to an article says."""
_SHOWS = pattern(r"사진|이미지|그래픽|지도|영상|확대|크게")
"""What one that leads to a picture says."""
MOST = 320
"""Characters of a card's text: more is a section of an article."""
_LED = pattern("보기|읽기|기사|원문|가기|더|more|read|continue|view")
"""Some of it, in small letters, whatever stands between: a page without several such lines has no cards."""
_COUNT = pattern(r"[\d\s.,:/|>→\-–]{1,24}")


def find(lines: Sequence[Line], shapes: Sequence[Shape]) -> range:
    """The lines of the cards in a row; an empty range where there are fewer than make a list."""
    words = _words([line.text for line in lines])
    counts = Counter(filter(None, words))
    often = [button for button, count in counts.items() if count >= LEAST]
    for button in sorted(often, key=counts.__getitem__, reverse=True)[:CARD]:
        if _LEADS.search(button) is None or _SHOWS.search(button) is not None:
            continue
        places = [i for i, text in enumerate(words) if text == button]
        starts = [start for i in places if (start := _card(lines, shapes, words, i)) is not None]
        if len(starts) >= LEAST and len(starts) * 10 >= len(places) * 7:
            return range(starts[0], places[-1] + 1)
    return range(0)


def _words(texts: Sequence[str]) -> list[str]:
    """What each line says that may be a button, without the number or date glued to it; "" for all others.

    All lines are looked through at once, as few may be buttons.
    """
    words = [""] * len(texts)
    short = [i for i, text in enumerate(texts) if len(text) <= BUTTON + STAMPED]
    for at in line_search.holding(_LED, [texts[i].lower() for i in short]):
        i = short[at]
        told = _COUNT.sub(" ", texts[i]).strip()
        words[i] = told if len(told) <= BUTTON else ""
    return words


def _card(lines: Sequence[Line], shapes: Sequence[Shape], words: Sequence[str], button: int) -> int | None:
    """Where the card begins that ends with the button; None where what stands above it is none."""
    told = 0
    for i in range(button - 1, max(-1, button - CARD), -1):
        text, shape = lines[i].text, shapes[i]
        if words[i] == words[button]:
            return None
        if shape in ("fragment", "link") and told and len(text) in TITLE and not signs_or_dates(text):
            return i if told <= MOST and not bylines.signs_picture(text) else None
        if len(text) >= TEASER and (shape == "sentence" or (shape == "link" and is_declarative(text))):
            told += len(text)
    return None


def is_digest(lines: Sequence[Line], cards: range, headline: int | None) -> bool:
    """Whether the cards are the items of one article: its headline and date stand over them, and none has its own."""
    if headline is None or not headline < cards.start <= headline + STAMP + BETWEEN:
        return False
    over = range(headline + 1, min(cards.start, headline + 1 + STAMP))
    own = any(signs_or_dates(lines[i].text) for i in over)
    return own and not any(signs_or_dates(lines[i].text) for i in cards)
