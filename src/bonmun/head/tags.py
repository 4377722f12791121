"""What a page says about its article outside the visible text: `<title>`, meta tags, JSON-LD, data attributes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from bonmun.grammar import moments, outlets, sections
from bonmun.grammar.moments import Moment
from bonmun.head import jsonld
from bonmun.lazy_regex import pattern
from bonmun.parse.markup import Markup
from bonmun.whitespace import fold

_JSONLD = "application/ld+json"
_QUERY = (
    f"title, meta[content], link[rel='canonical' i], script[type='{_JSONLD}'], time[datetime], [itemprop], "
    "[data-date-time], [data-modify-date-time]"
)
_PROPERTIES = frozenset(("dateModified", "datePublished", "headline"))
"""What elements are named as by `itemprop`; asking the parser for each of them takes longer."""
_STAMPED = ("data-date-time", "data-modify-date-time")
# Meta names in the order in which they are believed; `dd:` is last: 연합뉴스TV stamps a UTC clock +09:00 there.
_TITLE = (
    "og:title", "dable:title", "taboola:title", "twitter:title", "title", "dd:title", "dc.title", "article:title",
)  # fmt: skip
_PUBLISHED = (
    "data-date-time", "article:published_time", "article:published", "og:article:published_time", "datepublished",
    "og:published_time", "published_time", "og:regdate", "nextweb:createdate", "datecreated", "uploaddate", "pubdate",
    "publish_date", "parsely-pub-date", "article:created", "dc.date.issued", "dcterms.created", "dc.date", "date",
    "pdate", "time", "dd:published_time",
)  # fmt: skip
_UPDATED = (
    "data-modify-date-time", "article:modified_time", "article:modified", "og:article:modified_time", "datemodified",
    "og:updated_time", "og:update_time", "nextweb:moddate", "nextweb:sysmoddate",
    "dcterms.modified", "lastmod", "last-modified", "dd:modified_time",
)  # fmt: skip
_AUTHOR = (
    "dable:author", "article:author", "og:article:author", "author", "dd:author", "nextweb:reporter", "byl",
    "twitter:creator",
)  # fmt: skip
_SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dd:publisher", "publisher", "copyright")
_SECTION = (
    "article:section", "nextweb:section", "articlesection", "dd:category", "article:section2", "article:section3",
    "section", "me2:category2", "classification",
)  # fmt: skip
_TAGS = ("article:tag", "news_keywords", "keywords", "nextweb:keyword", "og:keyword")
_LANGUAGE = ("og:locale", "content-language", "dc.language", "inlanguage")
_IMAGE = ("og:image", "og:image:url", "twitter:image", "twitter:image:src")
_STATE_TIME = pattern(
    r'"(?=[dfprs])(?:date_?published|published?_?(?:at|time|date|dt)|first_?publish_?date|display_?date|deploy_?d(?:t|ate)'
    r'|service_?d(?:t|ate|atetime)|reg_?d(?:t|ate)|pub_?d(?:t|ate))\\*"\s{0,3}:\s{0,3}\\*"([^"\\]{8,40})',
    re.IGNORECASE,
)
_NO_IMAGE = pattern(r"logo|no_?img|no_?image|default|blank|btn_|icon|/sns[_/]", re.IGNORECASE)


@dataclass(frozen=True)  # without slots: a cached_property keeps what it found in the instance's dict
class Head:
    """What the head of a page, its JSON-LD and its data attributes say; nothing here is checked against the text."""

    url: str | None
    """The address the caller gave."""
    metas: dict[str, tuple[str, ...]] = field(hash=False)
    """Values by lower-case name, in document order."""
    document_title: str
    canonical_links: tuple[str, ...]
    scripts: tuple[str, ...]
    """JSON-LD, not yet parsed."""
    markup: Markup | None = None
    """The page, for what is looked up only where nothing else says it."""

    @property
    def canonical_link(self) -> str:
        """The first of the canonical addresses, or ""."""
        return next(filter(None, self.canonical_links), "")

    @property
    def claims(self) -> tuple[str, ...]:
        """The addresses that the page claims to have."""
        return (*filter(None, self.canonical_links), *self.metas.get("og:url", ()))

    @cached_property
    def article(self) -> dict[str, Any]:
        """The article object of the JSON-LD; {} when there is none."""
        return jsonld.find_article(self.scripts)

    @property
    def is_of_article(self) -> bool:
        """Whether the page says that it is an article's."""
        named = ("article:published_time", "article:published")
        return "article" in self.metas.get("og:type", ()) or any(self.metas_of(named)) or bool(self.article)

    @cached_property
    def language(self) -> str:
        """The ISO 639 code of the language that the page names, or ""."""
        root = self.markup.tree.root if self.markup is not None else None
        told = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root is not None else ""
        for value in (told, *self.metas_of(_LANGUAGE)):
            code = value.strip()[:3].rstrip("-_").lower()
            if code.isalpha() and code.isascii() and len(code) > 1:
                return code
        return ""

    @property
    def description(self) -> str:
        """The page's own summary, or ""."""
        return next(self.metas_of(("og:description", "description", "twitter:description")), "")

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Titles in the order in which they are believed, each once; outlets' names not yet cut off."""
        found = [*self.metas_of(_TITLE), jsonld.text(self.article.get("headline")), self.document_title]
        return tuple(dict.fromkeys(title for title in map(fold, found) if title))

    @cached_property
    def published(self) -> Moment | None:
        """The publication time that the tags name."""
        told = _moment([*self.metas_of(_PUBLISHED[:-1]), *self._told("datePublished"), *self.metas_of(_PUBLISHED[-1:])])
        return told or self._state_time()

    @cached_property
    def updated(self) -> Moment | None:
        """The time of the last change that the tags name."""
        return _moment([*self.metas_of(_UPDATED[:-1]), *self._told("dateModified"), *self.metas_of(_UPDATED[-1:])])

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """What the tags name as authors, as written: people, outlets, addresses."""
        return tuple(dict.fromkeys([*self.people, *self.metas_of(_AUTHOR)]))

    @property
    def people(self) -> tuple[str, ...]:
        """The authors of the JSON-LD, as written."""
        return tuple(jsonld.texts(self.article.get("author")))

    @cached_property
    def site_names(self) -> tuple[str, ...]:
        """What the tags name as the outlet, as written."""
        return tuple(dict.fromkeys([*self.metas_of(_SITE), *jsonld.texts(self.article.get("publisher"))]))

    @cached_property
    def section(self) -> str | None:
        """The section in words; codes (`S1N4`) are passed over, English ids of tags and addresses translated.

        What is a section's usual name comes before all else: of 뉴스, 사건사고 and 사회 it is the last.
        """
        path = [part.lower() for part in (self.canonical or "").split("/")[3:]]
        found = [*self.metas_of(_SECTION), *jsonld.texts(self.article.get("articleSection"))]
        found += [part for part in _TITLE_PARTS.split(self.document_title) if part in sections.IN_TITLES]
        found += [name for name in jsonld.find_path(self.scripts) if name in sections.NAMES]
        found += [part for part in path if part in sections.ENGLISH]
        words = [value.partition(">")[0].strip() for value in found]
        words = [sections.ENGLISH.get(word.lower(), word) for word in words]
        words = [word for word in words if len(word) <= _LONGEST_SECTION and any("가" <= c <= "힣" for c in word)]
        usual = next((word for word in words if word.split()[0] in sections.NAMES), None)
        return usual or next((word for word in words if word not in sections.EVERY), None)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Keywords of the article; the outlet's own standing list of keywords is none."""
        for name in _TAGS:
            values = self.metas.get(name, ())
            words = [fold(word).lstrip("#") for value in values for word in re.split(r"[,|;#]", value)]
            unique = list(dict.fromkeys(word for word in words if 0 < len(word) <= _LONGEST_TAG))
            standing = sum(1 for word in unique if word.lower() in _STANDING or outlets.named(word))
            shown = {fold(value) for value in values}.isdisjoint(self.titles)
            if unique and shown and standing * 3 < len(unique) and standing <= _MOST_STANDING:
                return tuple(word for word in unique if word.lower() not in _STANDING and not outlets.named(word))
        return ()

    @cached_property
    def canonical(self) -> str | None:
        """The address the page gives itself, http or https, not the front page; else the address given."""
        for value in filter(None, (self.canonical_link, *self.metas.get("og:url", ()))):
            try:
                value = urljoin(self.url or "", value.strip())
                parts = urlsplit(value)
            except ValueError:
                continue
            if parts.scheme in ("http", "https") and parts.netloc and (len(parts.path) > 1 or parts.query):
                return value
        return self.url

    @cached_property
    def image(self) -> str | None:
        """The lead picture's address; the outlet's logo is none."""
        for value in [*self.metas_of(_IMAGE), *jsonld.texts(self.article.get("image"), "url")]:
            address = f"https:{value}" if value.startswith("//") else value
            if address.startswith(("http://", "https://")) and not _NO_IMAGE.search(address):
                return address
        return None

    def let_go(self) -> None:
        """Reads what only the tree says, and drops the tree, which takes more memory than all that is made of it."""
        _ = self.language, self.published
        if self.markup is not None:
            self.markup.let_go()

    def metas_of(self, names: Iterable[str]) -> Iterator[str]:
        """The values of the meta tags with these names, name by name."""
        return (value for name in names for value in self.metas.get(name, ()))

    def _state_time(self) -> Moment | None:
        """The first publication time in the page's embedded state, under the names that apps give it."""
        for text in self.markup.scripts if self.markup is not None else ():
            found = _STATE_TIME.search(text)
            moment = moments.parse_time(found[1]) if found else None
            if moment is not None:
                return moment
        return None

    def _told(self, name: str) -> list[str]:
        return jsonld.texts(self.article.get(name))


_LONGEST_VALUE = 2000
"""Characters of a tag that are read."""
_LONGEST_TIME = 300
"""Characters of an element that is named as a time."""
_LONGEST_SECTION = 20
"""Characters of a section's name."""
_LONGEST_TAG = 40
"""Characters of a keyword."""
_MOST_STANDING = 3
"""Words of a site's own among an article's keywords; with more, or a third of all, the list stands on every page."""
_TITLE_PARTS = pattern(r"\s?[-|<>:ㅣ]\s?")
# Words of the standing keyword lists that outlets put on every page.
_STANDING = frozenset(
    "뉴스 news 기사 속보 신문 일간지 정치 경제 사회 국제 문화 스포츠 연예 사설 칼럼 컬럼 방송 인터넷신문 언론 "
    "언론사 보도 종합일간지 newspaper korea rep.korea 증권 부동산 it 영상 동영상 포토 오피니언 생활".split()
)


def read_head(markup: Markup, url: str | None = None) -> Head:
    """The Head of a page; `url` is the address it came from, where that is known."""
    metas: dict[str, list[str]] = {}
    scripts: list[str] = []
    canonical: list[str] = []
    title = ""
    for node in markup.css(_QUERY):
        tag, attributes = node.tag, node.attributes
        if tag == "title":
            title = title or fold((node.text() or "")[:_LONGEST_VALUE])
        elif tag == "script":
            if (attributes.get("type") or "").lower() == _JSONLD:  # of those with an `itemprop` some are none
                scripts.append(node.text() or "")
        elif tag == "link":
            if (attributes.get("rel") or "").lower() == "canonical":
                canonical.append(attributes.get("href") or "")
        else:
            for name, value in _named(node, attributes):
                value = html.unescape(value[:_LONGEST_VALUE]).strip()
                if value:
                    metas.setdefault(name, []).append(value)
    told = {name: tuple(values) for name, values in metas.items()}
    return Head(url, told, title, tuple(canonical), tuple(scripts), markup)


def _named(node: LexborNode, attributes: dict[str, str | None]) -> Iterable[tuple[str, str]]:
    """(name, value) pairs of a meta tag or of an element that carries a time in its attributes."""
    prop = attributes.get("itemprop")
    if node.tag == "meta":
        name = attributes.get("property") or attributes.get("name") or prop
        if name is None and (attributes.get("http-equiv") or "").lower() == "content-language":
            name = "content-language"
        return [(name.lower(), attributes.get("content") or "")] if name else []
    pairs = [(name, attributes[name] or "") for name in _STAMPED if name in attributes]
    is_time = node.tag == "time" and "datetime" in attributes
    if prop and prop not in _PROPERTIES and not pairs and not is_time:
        return []
    if prop:
        shown = attributes.get("content") or attributes.get("datetime") or node.text() or ""
        pairs.append((prop.lower(), shown[:_LONGEST_TIME]))
    elif attributes.get("datetime"):
        pairs.append(("time", attributes.get("datetime") or ""))
    return pairs


def _moment(values: Iterable[str]) -> Moment | None:
    """The first value that is a time; a bare day only when no value has a time on that day."""
    found = [moment for moment in map(moments.parse_time, values) if moment is not None]
    if not found:
        return None
    first = found[0]
    if first[1]:
        return next((moment for moment in found if not moment[1] and moment[0].date() == first[0].date()), first)
    return first
