"""The article a page's JSON-LD describes, read also where the JSON is broken as Korean sites break it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from bonmun.lazy_regex import pattern

_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle "
    "ReviewNewsArticle LiveBlogPosting BlogPosting Report DiscussionForumPosting SocialMediaPosting".split()
)
_PATH = "BreadcrumbList"
_MOST_STEPS = 12
"""Steps from a front page to an article that are read."""
_DEEPEST = 6
"""Levels of objects in which the article's is looked for."""
_MOST_NAMES = 50
"""Names of one object, such as its author's in several scripts, from which they are no names."""
_MOST_OBJECTS = 200
"""Objects of one list that are looked into."""
# imbc writes `"a": 1, // remark` and others leave a comma before a closing bracket: both are cut outside strings.
# A string or remark without an end is taken whole, so that hostile text is read once.
_BROKEN = pattern(
    r'("(?:[^"\\]|\\.)*+"?)|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|,(?=\s{0,100}[}\]])|<!--|-->|<!\[CDATA\[|\]\]>',
    re.DOTALL,
)


def find_article(scripts: Iterable[str]) -> dict[str, Any]:
    """The first article object in the page's JSON-LD scripts, by its `@type`; {} when there is none."""
    return _find((text for text in scripts if "rticle" in text or "Posting" in text), _TYPES)


def find_path(scripts: Iterable[str]) -> list[str]:
    """The names on the way from the front page to the article (https://schema.org/BreadcrumbList), as written."""
    items = _find((text for text in scripts if _PATH in text), (_PATH,)).get("itemListElement")
    return [name for item in (items if isinstance(items, list) else [])[:_MOST_STEPS] for name in _step(item)]


def _step(item: Any) -> list[str]:
    """The name of a step, which stands in the step or in what it leads to."""
    return texts(item) or (texts(item.get("item")) if isinstance(item, dict) else [])


def _find(scripts: Iterable[str], types: Collection[str]) -> dict[str, Any]:
    for text in scripts:
        for node in _nodes(_load(text)):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind in types for kind in kinds):
                return node
    return {}


def texts(value: Any, key: str = "name") -> list[str]:
    """The strings of a JSON-LD value: itself, a list of them, or the `key` of objects; unescaped, without blanks."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get(key)
            if isinstance(one, list):
                found += texts(one, key) if len(one) < _MOST_NAMES else []
                continue
        if isinstance(one, str) and one.strip():
            found.append(html.unescape(one).strip())
    return found


def text(value: Any, key: str = "name") -> str:
    """The first of `texts`, or ""."""
    return next(iter(texts(value, key)), "")


def _load(text: str) -> Any:
    for attempt in (text, _BROKEN.sub(lambda found: found[1] or "", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a document, outermost first, through lists and `@graph`."""
    level = [data]
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for one in level:
            if isinstance(one, list):
                below += one[:_MOST_OBJECTS]
            elif isinstance(one, dict):
                yield one
                below += [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one]
        level = below
