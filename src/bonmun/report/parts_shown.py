"""The parts of an article's body for the templates and for `why`: as dicts, and by the lines that they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from bonmun.article import Article
from bonmun.parts import captions, lines, to_dict

Shown = dict[str, Any]


def shown(article: Article) -> list[Shown]:
    """The parts as plain dicts; a preformatted one says how many lines it holds."""
    return [_counted(to_dict(part)) for part in article.body]


def homes(article: Article, blocks: Mapping[str, int]) -> Mapping[str, int | None]:
    """The number of the block that a paragraph, by its field, or a caption, by its words, came from."""
    found: dict[str, int | None] = defaultdict(lambda: None, blocks)
    for i, caption in enumerate(article.captions):
        found.setdefault(caption, blocks.get(f"captions[{i}]"))
    return found


def loose(article: Article) -> list[tuple[int, str]]:
    """The captions that no picture and no table carries, each with its place among the captions."""
    told = " ".join(captions(article.body))
    return [(i, caption) for i, caption in enumerate(article.captions) if caption not in told]


def of_fields(article: Article) -> dict[str, str]:
    """Field ("paragraphs[3]", "captions[0]") → the part that shows it: "body[4], list"."""
    found: dict[str, str] = {}
    at = 0
    fields = {caption: f"captions[{i}]" for i, caption in enumerate(article.captions)}
    for number, part in enumerate(article.body):
        name = f"body[{number}], {to_dict(part)['part']}"
        for _ in lines([part]):
            found[f"paragraphs[{at}]"] = name
            at += 1
        for words in captions([part]):
            if words in fields:
                found[fields[words]] = name
    return found


def _counted(part: Shown) -> Shown:
    for inner in _inner(part):
        _counted(inner)
    if part["part"] == "preformatted":
        part["lines"] = sum(1 for line in part["text"].splitlines() if line.strip())
    return part


def _inner(part: Shown) -> Iterator[Shown]:
    yield from part.get("parts", ())
    for item in part.get("items", ()):
        yield from item["parts"]
