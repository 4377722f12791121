"""Field names for people who come from other tools: the same record under the names they already use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from bonmun.article import Article

SchemaName = Literal["native", "schema.org", "zyte", "trafilatura"]
SCHEMAS: tuple[str, ...] = get_args(SchemaName)
KEPT = (
    "schema_version", "bonmun_version", "id", "article_id", "input", "requested", "status", "error", "kind", "flags",
    "carried",
)  # fmt: skip
"""In every schema: without these a row could not be told from its neighbours, nor a failure from an article."""

Row = dict[str, Any]


def rename(row: Row, schema: SchemaName) -> Row:
    """The row under the names of `schema`; `native` is the row itself."""
    if schema == "native":
        return dict(row)
    return {name: row[name] for name in KEPT} | {name: value(row) for name, value in _FIELDS[schema].items()}


def to_article(row: Row) -> Article:
    """The Article in a native row, also in one written by an older version."""
    return Article.from_dict(row)


def language(row: Row) -> str | None:
    """ "ko" when most of the body's letters are Hangul, else None: bonmun tells no other language."""
    return "ko" if row["signals"]["hangul_share"] >= 0.5 else None


def host(url: str | None) -> str | None:
    """The host of an address without "www.", None when it has none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _names(row: Row) -> list[str]:
    return [author["name"] for author in row["authors"]]


def _joined(values: list[str]) -> str | None:
    return "; ".join(values) or None


# schema.org/NewsArticle
_SCHEMA_ORG: dict[str, Callable[[Row], Any]] = {
    "@context": lambda row: "https://schema.org",
    "@type": lambda row: "NewsArticle" if row["status"] == "ok" else "WebPage",
    "url": lambda row: row["url"],
    "headline": lambda row: row["title"],
    "alternativeHeadline": lambda row: _joined(row["subtitles"]),
    "articleBody": lambda row: row["text"],
    "datePublished": lambda row: row["published"],
    "dateModified": lambda row: row["updated"],
    "author": lambda row: [
        {"@type": "Person", "name": author["name"], "email": author["email"]} for author in row["authors"]
    ],
    "publisher": lambda row: {"@type": "Organization", "name": row["publisher"]} if row["publisher"] else None,
    "articleSection": lambda row: row["section"],
    "keywords": lambda row: row["tags"],
    "inLanguage": language,
    "image": lambda row: row["image"],
    "dateline": lambda row: row["dateline"],
    "isAccessibleForFree": lambda row: row["kind"] != "paywall",
}

# zyte-common-items Article, 0.31
_ZYTE: dict[str, Callable[[Row], Any]] = {
    "url": lambda row: row["url"],
    "canonicalUrl": lambda row: row["url"],
    "headline": lambda row: row["title"],
    "articleBody": lambda row: row["text"],
    "datePublished": lambda row: row["published"],
    "dateModified": lambda row: row["updated"],
    "authors": lambda row: [{"name": name, "nameRaw": name} for name in _names(row)],
    "breadcrumbs": lambda row: [{"name": row["section"]}] if row["section"] else [],
    "inLanguage": language,
    "mainImage": lambda row: {"url": row["image"]} if row["image"] else None,
    "metadata": lambda row: {"probability": row["confidence"]},
}

# trafilatura 2.3, `--json --with-metadata`
_TRAFILATURA: dict[str, Callable[[Row], Any]] = {
    "title": lambda row: row["title"],
    "author": lambda row: _joined(_names(row)),
    "hostname": lambda row: host(row["url"]),
    "date": lambda row: (row["published"] or "")[:10] or None,
    "categories": lambda row: row["section"],
    "tags": lambda row: _joined(row["tags"]),
    "fingerprint": lambda row: row["text_hash"],
    "text": lambda row: row["text"],
    "language": language,
    "image": lambda row: row["image"],
    "pagetype": lambda row: row["kind"],
    "source": lambda row: row["url"],
    "source-hostname": lambda row: row["publisher"],
}

_FIELDS: dict[str, dict[str, Callable[[Row], Any]]] = {
    "schema.org": _SCHEMA_ORG,
    "zyte": _ZYTE,
    "trafilatura": _TRAFILATURA,
}
