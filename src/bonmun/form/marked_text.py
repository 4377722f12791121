"""The spans of a dump's line, as the marks of Markdown in it set them."""

from __future__ import annotations

from itertools import groupby

from bonmun.form.addresses import Addresses
from bonmun.form.passage import PLAIN, Style
from bonmun.parse import markdown
from bonmun.parse.markdown import Definitions
from bonmun.parts import Span, Spans


def spans(text: str, source: str, defined: Definitions, addresses: Addresses) -> Spans:
    """The text with its links, bold and italics; `source` is the line with its marks, which may hold more."""
    if text == source:
        return (Span(text),)
    marked = markdown.plain(source, defined)
    start = marked.text.find(text) if marked.stretches else -1
    if start < 0:
        return (Span(text),)
    styles = [PLAIN] * len(text)
    for stretch in marked.stretches:
        link = addresses.of_link(stretch.link)
        for at in range(max(0, stretch.start - start), min(len(text), stretch.end - start)):
            set_so = styles[at]
            styles[at] = Style(link or set_so.link, set_so.bold or stretch.bold, set_so.italic or stretch.italic)
    made, start = [], 0
    for style, alike in groupby(styles):
        end = start + sum(1 for _ in alike)
        made.append(Span(text[start:end], style.link, style.bold, style.italic))
        start = end
    return tuple(made)
