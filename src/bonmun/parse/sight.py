"""What a page shows: elements never shown, hidden by their names or styles, or set on lines of their own by them."""

from __future__ import annotations

import re
from functools import lru_cache

from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Element

UNSEEN_TAGS = frozenset("defs desc head iframe metadata script style symbol template".split())
"""Elements whose text is never shown, those of pictures (SVG) and formulas (MathML) among them."""
ROW_TAGS = frozenset("listing plaintext pre textarea xmp".split())
"""Elements that show line breaks."""

_UNSEEN_NAME = pattern(
    r"(?:^|\s)(?:hide|hidden|d-none|is-hidden|(?:only-)?print(?:-only|_area|area|_view)?"
    r"|(?:txt|text|tit|ir)?[_-]?blind(?:[_-]?(?:txt|text))?|screen[_-]?out|skip[_-]?(?:txt|text)|sound[_-]?only"
    r"|(?:show-for-)?sr(?:[_-]?only(?:[_-]focusable)?)?|screen[_-]?reader(?:s|[_-](?:text|only))?|off[_-]?screen"
    r"|(?:visually|element|u|txt|text)[_-]?hidden|hide[_-]?(?:txt|text)|hidden[_-]?(?:txt|text|label)|u_[hv]c|ir(?:_(?:pm|wa|su|txt|text))?|(?:txt|text)[_-]?hide|a11y(?:[_-]?hidden)?|IR|accessibility|assistive[_-]?text)(?=\s|$)"
)
"""Class names that put a label for screen readers, or a copy of the text, out of sight."""
_UNSEEN_STYLE = pattern(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|right|text-indent)\s*:\s*-\s*\d{3,}|font-size\s*:\s*0(?![.\d])"
    r"|clip\s*:\s*rect\(\s*(?:0|1px)|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
_CAPTION_NAME = pattern(
    r"(?:^|[\s_-])(?:captions?|cap|(?:img|image|photo|pic|desc)_?(?:desc|cap|caption|credit|photo|img)"
    r"|(?:media_end_|article_?|news_?|view_?|art_?)?(?:summary|(?:sub|mid)_?(?:tit|title|head|heading)|decks?|standfirst))(?:$|[\s_-])"
)
_HINT = pattern(
    "hid|none|blind|print|sr|screen|skip|sound|a11y|u_hc|u_vc|ir|IR|access|assist|cap|desc|credit|summary|sub|mid|deck|standfirst"
)
"""What stands in every name of these two kinds, and in one name of ten."""
_ROWS_STYLE = pattern(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)


HIDDEN, CAPTION, ROWS = 1, 2, 4
"""What a name and a style may make of an element: it is out of sight; it is a caption or a deck, which style sheets set
on a line of its own; it shows its line breaks, as `<pre>` does."""


@lru_cache(8192)
def named(name: str) -> tuple[str, int]:
    """An element's `id` and classes, one text for all that are alike, and the sum of what they make of it."""
    if _HINT.search(name) is None:
        return name, 0
    hidden, caption = _UNSEEN_NAME.search(name) is not None, _CAPTION_NAME.search(name) is not None
    return name, HIDDEN * hidden + CAPTION * caption


@lru_cache(8192)
def look(style: str) -> int:
    """What its style makes of an element: the sum of `HIDDEN` and `ROWS`."""
    return HIDDEN * (_UNSEEN_STYLE.search(style) is not None) + ROWS * (_ROWS_STYLE.search(style) is not None)


def describe(element: Element, attributes: dict[str, str | None]) -> int:
    """What its attributes make of an element, after they were read into it: the sum of `HIDDEN`, `CAPTION`, `ROWS`."""
    seen = 0
    name = attributes.get("class") or ""
    if "id" in attributes:
        key = attributes["id"]
        name = f"{key} {name}" if key and name else key or name
    if name:
        element.name, seen = named(name)
    if "style" in attributes and (style := attributes["style"]):
        seen |= look(style)
    if "itemprop" in attributes:
        element.role = attributes["itemprop"] or element.role
    if "hidden" in attributes:
        seen |= HIDDEN
    return seen
