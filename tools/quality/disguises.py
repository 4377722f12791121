"""Ways to dress a labelled page differently without changing a word of its text."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator

import lxml.html
from lxml.html import HtmlElement
from placed_lines import PlacedPage, common

Disguise = Callable[[PlacedPage, random.Random], None]
SECTIONS = tuple("article main section aside header footer nav".split())
WIDE = 200
"""Characters of a column beside the article."""
_NO_BOX = frozenset("html body p span b strong font li ul ol table tbody tr td dl dd".split())
"""Elements that cannot be moved, or that cannot hold what is put in."""
_MOVED = frozenset("comment related popular ad reporter_card copyright subscribe share tags".split())


def _box(page: PlacedPage) -> HtmlElement | None:
    """The innermost element that holds all of the article's text, where it is a box of its own."""
    found = common(page.of("body"))
    return found if found is not None and found.tag not in _NO_BOX else None


def _elements(page: PlacedPage) -> Iterator[HtmlElement]:
    return (one for one in page.root.iter() if isinstance(one.tag, str))


def _same(page: PlacedPage, chance: random.Random) -> None:
    """The page as the parser writes it: what the others are compared with."""


def _unnamed(page: PlacedPage, chance: random.Random) -> None:
    for element in _elements(page):
        for name in ("class", "id", "itemprop", "role"):
            element.attrib.pop(name, None)


def _hashed(page: PlacedPage, chance: random.Random) -> None:
    """Names as CSS modules make them: the same for the same, and meaningless."""
    known: dict[str, str] = {}
    for element in _elements(page):
        for name in ("class", "id"):
            words = element.get(name, "").split()
            for word in words:
                known.setdefault(word, "_" + "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=6)))
            if words:
                element.set(name, " ".join(known[word] for word in words))


def _retag(elements: Iterable[HtmlElement], new: str) -> None:
    for element in list(elements):
        element.tag = new


def _no_sections(page: PlacedPage, chance: random.Random) -> None:
    _retag(page.root.iter(*SECTIONS), "div")


def _no_figures(page: PlacedPage, chance: random.Random) -> None:
    _retag(page.root.iter("figure", "figcaption"), "div")


def _no_heading(page: PlacedPage, chance: random.Random) -> None:
    _retag(page.root.iter("h1", "h2"), chance.choice(("div", "strong", "p")))


def _p_to_div(page: PlacedPage, chance: random.Random) -> None:
    _retag(page.root.iter("p"), "div")


def _paragraphs(page: PlacedPage) -> list[HtmlElement]:
    """Elements with a paragraph of the text and no other block."""
    box = _box(page)
    if box is None:
        return []
    blocks = ".//div|.//p|.//table|.//ul|.//figure|.//h2|.//h3"
    return [one for one in box.iter("p") if one is not box and not one.xpath(blocks)]


def _p_to_br(page: PlacedPage, chance: random.Random) -> None:
    """Paragraphs of the text as bare text with line breaks around."""
    for element in _paragraphs(page):
        tail, element.tail = element.tail, None
        first, last = lxml.html.Element("br"), lxml.html.Element("br")
        last.tail = tail
        element.addnext(last)
        element.addnext(first)
        element.addprevious(lxml.html.Element("br"))
        element.drop_tag()


def _p_to_li(page: PlacedPage, chance: random.Random) -> None:
    """Paragraphs of the text as items of one list."""
    _retag(_paragraphs(page), "li")


def _in_table(page: PlacedPage, chance: random.Random) -> None:
    """The text in a cell, what follows it in the next."""
    box = _box(page)
    if box is None:
        return
    table = lxml.html.fragment_fromstring("<table><tbody><tr><td></td><td></td></tr></tbody></table>")
    left, right = table.iter("td")
    following = [one for one in box.itersiblings() if isinstance(one.tag, str)]
    box.addprevious(table)
    left.append(box)
    for one in following:
        right.append(one)


def _wrapped(page: PlacedPage, chance: random.Random) -> None:
    """Each block of the text in one or two more."""
    box = _box(page)
    for element in list(box.iterchildren("p", "div", "figure", "blockquote", "h2", "h3")) if box is not None else []:
        for _ in range(chance.randint(1, 2)):
            outer = lxml.html.Element("div")
            outer.tail, element.tail = element.tail, None
            element.addprevious(outer)
            outer.append(element)
            element = outer


def _aside_first(page: PlacedPage, chance: random.Random) -> None:
    """What stands beside and behind the article in front of it."""
    roles = ("body", "caption", "byline", "subtitle", "neutral")
    kept = {id(place.holder) for role in roles for place in page.of(role)}
    at = common(page.of("body"))
    while at is not None and at.tag not in ("html", "body"):
        for one in list(at.itersiblings("div", "aside", "section", "ul")):
            if len(one.text_content()) >= WIDE and not any(id(inner) in kept for inner in one.iter()):
                one.tail, tail = None, one.tail
                before = one.getprevious()
                before.tail = (before.tail or "") + (tail or "")
                at.addprevious(one)
        at = at.getparent()


def _crowded(page: PlacedPage, chance: random.Random) -> None:
    """Related links, comments and the like moved into the article's box, behind its text."""
    box = _box(page)
    if box is None:
        return
    text = {id(place.holder) for place in page.of("body")}
    for kind, places in page.junk():
        one = common(places) if kind in _MOVED else None
        if one is None or one.tag in ("td", "tr", "tbody", "html", "body") or box in one.iter():
            continue
        if not any(id(inner) in text for inner in one.iter()):
            tail, one.tail = one.tail, None
            if tail and tail.strip():
                one.addprevious(lxml.html.Element("br"))
                one.getprevious().tail = tail
            box.append(one)


def _headless(page: PlacedPage, chance: random.Random) -> None:
    """Nothing in the head but the title, and no properties in the text."""
    if page.label.get("script_body"):
        return
    for element in page.root.xpath("//meta[@property or @name] | //script[contains(@type, 'ld+json')] | //link[@rel]"):
        element.drop_tree()
    for element in _elements(page):
        for name in ("itemprop", "itemtype", "itemscope"):
            element.attrib.pop(name, None)


def _bare(page: PlacedPage, chance: random.Random) -> None:
    """All at once that changes no order."""
    for change in (_hashed, _headless, _no_sections, _no_figures, _no_heading, _p_to_div):
        change(page, chance)


DISGUISES: dict[str, Disguise] = {
    "same": _same, "unnamed": _unnamed, "hashed": _hashed, "no-sections": _no_sections, "no-figures": _no_figures,
    "no-heading": _no_heading, "p-to-div": _p_to_div, "p-to-br": _p_to_br, "p-to-li": _p_to_li, "in-table": _in_table,
    "wrapped": _wrapped, "aside-first": _aside_first, "crowded": _crowded, "headless": _headless, "bare": _bare,
}  # fmt: skip
