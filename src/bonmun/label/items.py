"""What stands before the items of a list: bullets, arrows, tags in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bonmun.grammar.lines import is_report
from bonmun.lazy_regex import pattern

BULLETS = "•·∙*-–"
_BULLET = pattern(r"^[•·∙*\-–]\s+")
_PROMO = pattern(r"^(?:[▶▷☞►➡→⇒👉⏩·-]|\[[^\]]{1,12}\]|<[^>]{1,12}>)")

_ENTRY = pattern(
    r"\u3164?→\s|[▲△▷▶◆◇■□●○◎★☆※①-⑳㉠-㉻](?!\s*$)|[·•∙ㆍ*\-–]\s?(?=\S.{7})|[<〈【\[]\s?[가-힣][가-힣\s·/]{0,14}[>〉】\]]|\(?\d{1,3}[.)]\s|\d{1,3}\s+[가-힣]"
)

RUNNING = "·•∙-–▶▷☞►"
"""What opens the headlines of a run."""
# An ellipsis between words, and what desks set before their headlines.
_HEADLINE = pattern(
    r"(?:…|\.\.)(?=[\w\"“'‘])|^\W{0,3}[\[(<](?:단독|르포|포토|사설|속보|\d?보|영상|종합|칼럼|인터뷰|기획|현장|화보|날씨|부고|인사|게시판|자막뉴스)[\])>]"
    r"|^\W{0,3}(?:속보|단독)\s"
)


def without_bullet(text: str) -> str:
    """The text without the bullet and the space before it."""
    return _BULLET.sub("", text) if text[:1] in BULLETS else text


def is_promo(text: str) -> bool:
    """Whether an arrow or a tag opens the line, as it opens what leads elsewhere."""
    return _PROMO.match(text) is not None


def is_item(text: str) -> bool:
    """Whether the line begins as items of lists do."""
    return _BULLET.match(text) is not None or is_promo(text)


def is_entry(text: str) -> bool:
    """Whether the line begins as entries and headings of an article's own lists do: ▲, ◇, <승진>, ①, 1.

    Bullets stand before the words of menus too: only what is longer is an entry behind one.
    """
    return _ENTRY.match(text) is not None


def bulleted_headlines(texts: Sequence[str]) -> frozenset[int]:
    """Which lines stand in runs of headlines behind one bullet: half of a run say so by what only headlines have."""
    found: list[int] = []
    for bullet, group in groupby(range(len(texts)), key=lambda i: texts[i][0]):
        if bullet not in RUNNING:
            continue
        run = list(group)
        marked = sum(_HEADLINE.search(texts[i]) is not None for i in run)
        if len(run) > 1 and marked * 2 >= len(run) and not any(is_report(texts[i]) for i in run):
            found += run
    return frozenset(found)
