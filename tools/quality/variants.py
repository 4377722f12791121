"""Labelled pages made harder: the body's text stays as it is, what stands around it and in it changes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import lxml.html
from lxml.html import HtmlElement

Texts = Sequence[str]


def make(html: str, body: Texts, strangers: Sequence[Texts], chance: random.Random) -> str:
    """The page with one to three of its sides changed; `strangers` are the bodies of other articles."""
    page = lxml.html.document_fromstring(html)
    for change in chance.sample(_CHANGES, chance.choice((1, 1, 2, 3))):
        change(page, _Around(page, body), strangers, chance)
    text: str = lxml.html.tostring(page, encoding="unicode")
    return text


class _Around:
    """The elements that hold the body's paragraphs."""

    def __init__(self, page: HtmlElement, body: Texts) -> None:
        wanted = {_squash(text) for text in body}
        self.elements = [
            element for element in page.iter("p", "div", "li", "td")
            if _squash(element.text_content()) in wanted and element.getparent() is not None
        ]  # fmt: skip

    def put(self, place: int, new: HtmlElement, after: bool = False) -> None:
        """Puts an element beside the paragraph of that number, when there is one."""
        if self.elements:
            here = self.elements[place]
            here.getparent().insert(here.getparent().index(here) + after, new)


def _squash(text: str) -> str:
    return "".join(text.split())


def _block(tag: str, texts: Texts, inner: str) -> HtmlElement:
    block = lxml.html.Element(tag)
    for text in texts:
        line = lxml.html.Element(inner)
        line.text = text
        block.append(line)
    return block


def _without_head(page: HtmlElement, around: _Around, strangers: Sequence[Texts], chance: random.Random) -> None:
    for element in page.xpath("//head/title | //head/meta[not(@charset)] | //script[contains(@type, 'json')]"):
        element.drop_tree()


def _without_names(page: HtmlElement, around: _Around, strangers: Sequence[Texts], chance: random.Random) -> None:
    for element in page.xpath("//*[@class or @id or @itemprop]"):
        for name in ("class", "id", "itemprop"):
            element.attrib.pop(name, None)


def _without_meaning(page: HtmlElement, around: _Around, strangers: Sequence[Texts], chance: random.Random) -> None:
    for element in page.iter(*"section article main header footer nav aside p ul li h2 h3".split()):
        element.tag = "div"


def _teasers(page: HtmlElement, around: _Around, strangers: Sequence[Texts], chance: random.Random) -> None:
    texts = [text[: chance.choice((40, 60, 300))] for text in chance.choice(strangers)[: chance.randint(2, 5)]]
    around.put(-1, _block("div", texts, chance.choice(("p", "div", "li"))), after=True)


def _lead_in(page: HtmlElement, around: _Around, strangers: Sequence[Texts], chance: random.Random) -> None:
    texts = [text[: chance.choice((30, 70, 200))] for text in chance.choice(strangers)[: chance.randint(1, 3)]]
    around.put(0, _block("div", texts, chance.choice(("p", "div", "li"))))


def _insert(page: HtmlElement, around: _Around, strangers: Sequence[Texts], chance: random.Random) -> None:
    texts = [text[: chance.choice((25, 35, 70))] for text in chance.choice(strangers)[: chance.randint(2, 6)]]
    around.put(len(around.elements) // 2, _block("div", texts, chance.choice(("a", "p", "div", "li"))))


def _comments(page: HtmlElement, around: _Around, strangers: Sequence[Texts], chance: random.Random) -> None:
    texts: list[str] = []
    for body in chance.sample(list(strangers), 4):
        texts += [body[0][: chance.randint(15, 80)], chance.choice(("공감 3", "답글", "신고"))]
    around.put(-1, _block(chance.choice(("div", "ul")), texts, chance.choice(("p", "div", "li"))), after=True)


def _next_article(page: HtmlElement, around: _Around, strangers: Sequence[Texts], chance: random.Random) -> None:
    """As sites do that load the next article below the first."""
    if around.elements:
        holder = around.elements[-1].getparent()
        if holder.getparent() is not None:
            new = _block("div", chance.choice(strangers), chance.choice(("p", "div")))
            holder.getparent().insert(holder.getparent().index(holder) + 1, new)


_CHANGES: list[Callable[[HtmlElement, _Around, Sequence[Texts], random.Random], None]] = [
    _without_head, _without_names, _without_meaning, _teasers, _lead_in, _insert, _comments, _next_article,
]  # fmt: skip
