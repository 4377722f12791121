"""Elements that hold a picture and its caption, by their tags and names."""

from __future__ import annotations

import re

from bonmun.grammar import remembered
from bonmun.label import registry
from bonmun.label.registry import Rule
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Element

_NAME = pattern(
    r"(?:^|[\s_-])(?:(?:img|image|photo|pic|news_?img|article_?img|art_?photo|view_?img)?_?"
    r"(?:caption|figcaption|photo_?(?:desc|txt|text|title|info)|img_?(?:desc|txt|text|title|info))|cap|img_?(?:box|con|wrap|area)"
    r"|image_?(?:box|area|wrap)|photo_?(?:box|area|wrap|layout|org)?|end_photo_org|pic|figure|phototitle|hidephotocaption"
    r"|articlePhoto\w*|txt_caption|desc_(?:photo|img|thumb)|thumb_?(?:txt|desc|box))(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_TAGS = frozenset(("figcaption", "figure", "caption"))
LARGEST = 6
"""How many lines an element has at most that holds a picture and its caption."""


def picture_box(element: Element | None) -> Rule | None:
    """The rule of the picture's element that lines of the element stand in; None when they stand in none."""
    if element is not None and element.tag == "tr":  # a row of values: a figure may hold their table
        return None
    around = element
    while around is not None and around.end - around.start <= LARGEST and around.tag != "body":
        if around.tag in _TAGS:
            return registry.FIGURE
        if around.name and _is_named(around.name):
            return registry.CAPTION_BOX
        around = around.parent
    return None


@remembered
def _is_named(name: str) -> bool:
    return _NAME.search(name) is not None
