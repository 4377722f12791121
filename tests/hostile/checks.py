"""What must hold for any input, one function for each way into bonmun; each raises when it does not hold."""

from __future__ import annotations

import contextlib
import io
import json
import re
import string
from collections import Counter
from typing import get_args

from selectolax.lexbor import LexborHTMLParser

import bonmun
from bonmun.article import PageKind
from bonmun.decode import decode, repair
from bonmun.decode.sniff import binary_kind, is_page
from bonmun.parse.guard import Limits
from bonmun.parse.sanitizer import Sanitizer
from bonmun.whitespace import fold
from tests.hostile.relations import EXTRACTORS, check_conservation, check_same

_DOUBTFUL = re.compile("<(?:svg|math|select)", re.IGNORECASE)
"""In these the mender takes all that looks like a tag for one, also in titles and scripts."""
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
"""A sign that Markdown would take for markup, set apart from it."""
_KINDS = frozenset(get_args(PageKind))


def check_decode(raw: bytes) -> None:
    """Any bytes give text fit for UTF-8."""
    text = decode(raw).text
    text.encode()
    assert "\0" not in text
    binary_kind(raw)
    is_page(raw)


def check_extract(raw: bytes) -> None:
    """Any bytes give a whole article, the same each time."""
    for extractor in EXTRACTORS:
        article = extractor.extract(raw)
        check_article(article)
        assert extractor.extract(raw) == article


def check_clean_text(raw: bytes) -> None:
    """Any text gives a whole article, and no character of it vanishes."""
    text = raw.decode("utf-8", "surrogateescape")  # lone surrogates must come to no harm either
    article = bonmun.clean_text(text)
    check_article(article)
    if "<" not in text and "&" not in text:
        given, kept = _characters(repair(text)[0]), _characters("".join(block.text for block in article.blocks))
        del given["|"]  # table bars at the edge of a line are white space
        given["\\"] -= len(_ESCAPED.findall(text))  # in Markdown such a backslash is markup
        assert not given - kept, f"vanished: {dict(given - kept)}"


def check_mend(raw: bytes) -> None:
    """Mending under tight limits makes nothing up, and what text the parser sees in a page it still sees."""
    html = raw.decode("utf-8", "replace")
    mended = Sanitizer(html, Limits(depth=3, attributes=2, formatting=1, options=1, value=8)).run()
    assert _characters(mended) - _characters(html + "<br><!---->" * html.count("<")) == Counter()
    assert _parsed(html) - _parsed(mended) == Counter()
    if not _DOUBTFUL.search(html):
        assert _parsed(html, raw=True) - _parsed(mended, raw=True) == Counter()


def check_depth(raw: bytes) -> None:
    """Markup repeated however often stays about as shallow as the limit; a table adds four levels, counted once."""
    html = raw.decode("utf-8", "replace")[:200] * 700
    mended = Sanitizer(html, Limits(depth=40, formatting=8)).run()
    assert depth(mended) < 40 * 5 + 100


def check_rules(raw: bytes) -> None:
    """Any rule file is taken or refused by a RuleError."""
    from bonmun.sites.rules import parse

    with contextlib.suppress(bonmun.RuleError):
        parse(raw.decode("utf-8", "replace"), "fuzz.toml", "site:fuzz")


def check_feed(raw: bytes) -> None:
    """Any feed, sitemap or list of links is read or passed over."""
    from bonmun.fetch.feeds import is_feed, read_feed
    from bonmun.fetch.links import read_feed_links, read_links
    from bonmun.fetch.sitemaps import is_address_list, is_sitemap, read_sitemap

    text = decode(raw).text
    read_links(text, "https://example.com/")
    read_feed_links(text, "https://example.com/")
    is_address_list(text)
    if is_feed(text):
        read_feed(text, "https://example.com/")
    if is_sitemap(text):
        read_sitemap(text)


def check_jsonl(raw: bytes) -> None:
    """Any JSON Lines file gives documents, damaged ones with a reason."""
    from bonmun.pipeline.document import Columns, unpack
    from bonmun.pipeline.readers import jsonl
    from bonmun.pipeline.stream import Source

    for document in jsonl.read(Source("fuzz.jsonl", io.BytesIO(raw))):
        unpacked = unpack(document, Columns())
        assert unpacked.failure is not None or unpacked.payload is not None


def check_warc(raw: bytes) -> None:
    """Any WARC file gives documents, damaged ones with a reason."""
    from bonmun.pipeline.readers import warc_records
    from bonmun.pipeline.stream import Source

    for document in warc_records.read(Source("fuzz.warc", io.BytesIO(raw)), Counter()):
        assert document.failure is not None or document.payload is not None


CHECKS = {
    "decode": check_decode,
    "extract": check_extract,
    "conservation": check_conservation,
    "same": check_same,
    "clean_text": check_clean_text,
    "mend": check_mend,
    "depth": check_depth,
    "rules": check_rules,
    "feed": check_feed,
    "jsonl": check_jsonl,
    "warc": check_warc,
}


def check_article(article: bonmun.Article) -> None:
    """The article is whole: valid UTF-8 and JSON, read back as it was, with a reason when it has no body."""
    assert article.kind in _KINDS
    assert article.text or article.reason, "no body and no reason"
    written = json.dumps(article.to_dict(), ensure_ascii=False)
    written.encode()
    assert bonmun.Article.from_dict(json.loads(written)) == article


def depth(html: str) -> int:
    """How deep the parser's tree is."""
    root = LexborHTMLParser(html).root
    most, todo = 0, [(root, 0)]
    while todo:
        node, level = todo.pop()
        most = max(most, level)
        while node is not None:
            if node.first_child is not None:
                todo.append((node.first_child, level + 1))
            node = node.next
    return most


def _characters(text: str) -> Counter[str]:
    return Counter(fold(text).replace(" ", ""))


def _parsed(html: str, *, raw: bool = False) -> Counter[str]:
    """The letters of a page, those of titles, scripts and the like too if `raw`."""
    tree = LexborHTMLParser(html)
    for node in () if raw else tree.css("iframe, noembed, noframes, plaintext, script, style, textarea, title, xmp"):
        node.decompose()
    # Letters that are no tags' only: tags that stand as text in a title are still tags to the mender.
    root = tree.root
    return Counter(filter(str.isalpha, root.text())) - Counter(string.ascii_letters * len(html)) if root else Counter()
