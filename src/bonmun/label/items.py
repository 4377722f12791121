"""What stands before the items of a list: bullets, arrows, tags in brackets."""

from __future__ import annotations

from bonmun.lazy_regex import pattern

_BULLETS = "•·∙*-–"
_BULLET = pattern(r"^[•·∙*\-–]\s+")
_PROMO = pattern(r"^(?:[▶▷☞►➡→⇒👉⏩·-]|\[[^\]]{1,12}\]|<[^>]{1,12}>)")

_ENTRY = pattern(
    r"\u3164?→\s|[▲△▷▶◆◇■□●○◎★☆※①-⑳㉠-㉻](?!\s*$)|[·•∙ㆍ*\-–]\s?(?=\S.{7})|[<〈【\[]\s?[가-힣][가-힣\s·/]{0,14}[>〉】\]]|\(?\d{1,3}[.)]\s|\d{1,3}\s+[가-힣]"
)


def without_bullet(text: str) -> str:
    """The text without the bullet and the space before it."""
    return _BULLET.sub("", text) if text[:1] in _BULLETS else text


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
