"""What people hand in — bytes, text, a fetched page, a parsed tree — as text, with what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from bonmun.article import PageKind
from bonmun.decode import decode, mhtml, repair
from bonmun.decode.sniff import binary_kind, xml_kind

_MOJIBAKE = "mojibake-repaired: CP949 read as Latin-1"
_NO_ARTICLE: dict[str, PageKind] = {"login": "paywall"}
"""What a fetched answer that holds no article is called as an Article; everything else is an error."""


class Fetched(Protocol):
    """What a fetched page has: `bonmun.fetch.page.Page` is one."""

    @property
    def url(self) -> str: ...
    @property
    def body(self) -> bytes: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def kind(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def ok(self) -> bool: ...
    @property
    def failure(self) -> object | None: ...


class Given:
    """A source as text; `refused` says why it is not read at all."""

    def __init__(
        self,
        text: str,
        url: str | None = None,
        encoding: str | None = None,
        warnings: tuple[str, ...] = (),
        refused: tuple[PageKind, str] | None = None,
    ) -> None:
        """`encoding`: the one the bytes were read in; None for what came as text. `refused`: the kind and the reason
        (`code: message`) of the Article that stands for the source.
        """
        self.text, self.url, self.encoding, self.warnings, self.refused = text, url, encoding, warnings, refused


def of(source: Any, url: str | None = None, content_type: str | None = None) -> Given:
    """The source as text. TypeError when it is neither bytes, str, a `Page`, a BeautifulSoup nor an lxml element."""
    if isinstance(getattr(source, "body", None), bytes):  # a BeautifulSoup has any attribute one asks for
        return _of_fetched(source, url, content_type)
    if isinstance(source, bytes | bytearray | memoryview):
        return _of_bytes(bytes(source), url, content_type)
    if isinstance(source, str) and mhtml.may_begin(source) and (saved := mhtml.read(source.encode("utf-8", "replace"))):
        return _of_saved(saved, url)
    text, repaired = repair(source if isinstance(source, str) else _markup(source))
    return Given(text, url, None, (_MOJIBAKE,) if repaired else (), xml_kind(text))


def _of_fetched(page: Fetched, url: str | None, content_type: str | None) -> Given:
    url = url or page.url
    if page.failure is not None:
        return Given("", url, refused=("error", str(page.failure)))
    if not page.ok:
        return Given("", url, refused=(_NO_ARTICLE.get(page.kind, "error"), f"{page.kind}: {page.reason}"))
    return _of_bytes(page.body, url, content_type or page.headers.get("content-type"))


def _of_saved(saved: mhtml.Saved, url: str | None) -> Given:
    url = url or saved.url
    if saved.problem:
        return Given("", url, refused=("error", saved.problem))
    given = _of_text(saved.page, url, saved.content_type)
    given.warnings = (*saved.warnings, *given.warnings)
    if not given.text and given.refused:
        given.refused = ("error", "mhtml: the page in the file is damaged")
    return given


def _of_bytes(raw: bytes, url: str | None, content_type: str | None) -> Given:
    saved = mhtml.read(raw)
    return _of_text(raw, url, content_type) if saved is None else _of_saved(saved, url)


def _of_text(raw: bytes, url: str | None, content_type: str | None) -> Given:
    kind = binary_kind(raw)
    if kind:
        return Given("", url, refused=("error", f"not-text: {kind}"))
    decoded = decode(raw, content_type)
    warnings = []
    if decoded.repaired:
        warnings.append(_MOJIBAKE)
    if decoded.replacements:
        warnings.append(f"bytes-replaced: {decoded.replacements} in {decoded.encoding}")
    return Given(decoded.text, url, decoded.encoding, tuple(warnings), xml_kind(decoded.text))


def _markup(tree: Any) -> str:
    """The HTML of a tree that somebody already parsed: BeautifulSoup, lxml, selectolax."""
    if hasattr(tree, "decode_contents"):
        return str(tree)
    if hasattr(tree, "getroottree"):
        import lxml.html

        return str(lxml.html.tostring(tree, encoding="unicode"))
    if hasattr(tree, "html") and isinstance(tree.html, str):
        return tree.html
    raise TypeError(f"extract takes bytes, str, a Page, a BeautifulSoup or an lxml element, not {type(tree).__name__}")
