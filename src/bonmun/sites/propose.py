"""Proposes a rule file from a few pages of an outlet, with the evidence for every selector."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bonmun.article import Article
from bonmun.decode import decode
from bonmun.grammar import outlets
from bonmun.grammar.lines import is_complete
from bonmun.lazy_regex import pattern
from bonmun.parse import page_lines, walk
from bonmun.parse.markup import Markup
from bonmun.parse.page_lines import Element, PageLines

_FIELDS = {"title": "title", "subtitle": "subtitle", "byline": "byline", "date": "date", "caption": "caption"}
"""Role of a block → the key in the file."""
_MOST_SELECTORS = 3
_MADE_BY_MACHINE = pattern(r"\d{3,}|__[A-Za-z0-9]{4,}$|^css-|^sc-|:")
"""Ids and classes with article numbers or build hashes in them change from page to page."""
_NAME = pattern(r"-?[A-Za-z_][\w-]*")
_SAYS_NOTHING = frozenset(
    "active blind btn button clear clearfix close col fl fr inner item left list on right row tit title wrap".split()
)


class Sample(NamedTuple):
    """A page of the outlet and the article that bonmun reads on it without rules."""

    name: str
    url: str | None
    page: PageLines
    article: Article


class Finding(NamedTuple):
    """A selector and what speaks for it."""

    selector: str
    evidence: str


class Proposal(NamedTuple):
    """What a rule file for the outlet could say."""

    name: str
    host: str
    seen: str
    body: list[Finding]
    fields: dict[str, list[Finding]]
    junk: dict[str, list[Finding]]

    def to_toml(self) -> str:
        """The rule file, the evidence as remarks."""
        out = [f"name = {_quoted(self.name)}", f"hosts = [{_quoted(self.host)}]", "", "[[layout]]", 'name = "today"']
        out.append(f"seen = {_quoted(self.seen)}")
        out += _lines("body", self.body)
        for key, findings in self.fields.items():
            out += _lines(key, findings)
        if self.junk:
            out += ["", "[junk]"]
            for kind, findings in self.junk.items():
                out += _lines(kind, findings)
        return "\n".join(out) + "\n"


def sample(name: str, raw: bytes, url: str | None, article: Article) -> Sample:
    """The page as parsed, beside the article that was read from it without outlet rules."""
    return Sample(name, url, walk.read(page_lines.parse(decode(raw).text), is_complete), article)


def propose(samples: Sequence[Sample]) -> Proposal:
    """What the pages have in common; a finding stands when it holds on every page that has such a thing."""
    article = samples[0].article
    host = outlets.host_of(samples[0].url) or outlets.host_of(article.url) or "example.co.kr"
    fields = {key: _common(samples, role) for role, key in _FIELDS.items()}
    kinds = dict.fromkeys(block.kind for one in samples for block in one.article.blocks if block.kind)
    junk = {kind: _common(samples, "junk", kind) for kind in kinds if kind not in ("other", "nav", "duplicate")}
    return Proposal(
        article.publisher or host,
        host,
        _years(samples),
        _containers(samples),
        {key: found for key, found in fields.items() if found},
        {kind: found for kind, found in junk.items() if found},
    )


def _years(samples: Sequence[Sample]) -> str:
    years = sorted({one.article.published.year for one in samples if one.article.published is not None})
    return "; ".join(["–".join(map(str, sorted({years[0], years[-1]}))), "page"]) if years else "page"


def _containers(samples: Sequence[Sample]) -> list[Finding]:
    """Selectors of the elements that hold the paragraphs, the closest first."""
    found: Counter[str] = Counter()
    for one in samples:
        elements = _elements(one, "body")
        for element in _shared(elements):
            selector = _selector(element, one.page.markup)
            if selector is not None:
                found[selector] += 1
                break
    total = len(samples)
    return [Finding(css, f"holds every paragraph on {n} of {total} pages") for css, n in found.most_common(2)]


def _common(samples: Sequence[Sample], role: str, kind: str | None = None) -> list[Finding]:
    """Selectors that find lines of one role, and none of another, on the pages that have such lines."""
    found: Counter[str] = Counter()
    having = 0
    for one in samples:
        selectors = {
            css
            for element in _elements(one, role, kind)
            for css in [_nearest(element, one.page.markup)]
            if css is not None and _clean(css, one, role, kind)
        }
        having += bool(selectors)
        found.update(selectors)
    chosen = [(css, n) for css, n in found.most_common(_MOST_SELECTORS) if n * 2 > having]
    return [Finding(css, f"on {n} of {having} pages with such lines") for css, n in chosen]


def _elements(one: Sample, role: str, kind: str | None = None) -> list[Element]:
    """The elements of the lines of a role; of a line that stands twice, the first."""
    texts = _texts(one, role, kind)
    found: dict[str, Element] = {}
    for line in one.page.lines:
        if line.text in texts and line.element is not None:
            found.setdefault(line.text, line.element)
    return list(found.values())


def _texts(one: Sample, role: str, kind: str | None) -> set[str]:
    return {b.text for b in one.article.blocks if b.role == role and (kind is None or b.kind == kind)}


def _shared(elements: Iterable[Element]) -> Iterable[Element]:
    """The ancestors that all the elements share, the closest first."""
    paths = [list(element.ancestors()) for element in elements]
    if not paths:
        return []
    shared = set(map(id, paths[0])).intersection(*(set(map(id, path)) for path in paths[1:]))
    return [element for element in paths[0] if id(element) in shared and element.tag not in ("html", "body")]


def _nearest(element: Element, tree: Markup) -> str | None:
    """The selector of the element; where it has no name, its tag in the closest element above that has one."""
    own = _selector(element, tree, unique=False)
    if own is not None:
        return own
    for above, _ in zip(list(element.ancestors())[1:], range(3), strict=False):
        named = _selector(above, tree, unique=False)
        if named is not None:
            return f"{named} {element.tag}"
    return None


def _selector(element: Element, tree: Markup, *, unique: bool = True) -> str | None:
    """A selector by an id or a class that a person chose; None where the element has no such name."""
    names = [name for name in element.name.split() if _NAME.fullmatch(name) and not _MADE_BY_MACHINE.search(name)]
    for name in names:
        if name in _SAYS_NOTHING:
            continue
        for css in (f"#{name}", f"{element.tag}.{name}"):
            count = len(tree.css(css))
            if count == 1 or (count and not unique):
                return css
    return None


def _clean(css: str, one: Sample, role: str, kind: str | None) -> bool:
    """Whether all that the selector finds on the page is of that role (and kind)."""
    wanted = _texts(one, role, kind)
    elements = one.page.of_nodes({node.mem_id for node in one.page.markup.css(css)}).values()
    texts = [line.text for element in elements for line in one.page.lines[element.start : element.end]]
    return bool(texts) and all(text in wanted for text in texts)


def _lines(key: str, findings: Sequence[Finding]) -> list[str]:
    listed = ", ".join(_quoted(finding.selector) for finding in findings)
    return [*(f"# {f.selector}: {f.evidence}" for f in findings), f"{key} = [{listed}]"]


def _quoted(text: str) -> str:
    """The text as a TOML string, whose escapes are those of JSON but for U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
