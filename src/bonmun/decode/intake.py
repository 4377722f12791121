"""What people hand in — bytes, text, a fetched page, a parsed tree — as text, with what is known of it."""

from __future__ import annotations

from bonmun.article import PageKind
from bonmun.decode import decode, mhtml, repair
from bonmun.decode.handed_in import Source, named, raw
from bonmun.decode.sniff import binary_kind, xml_kind

_MOJIBAKE = "mojibake-repaired: CP949 read as Latin-1"


class Given:
    """A source as text; `refused` says why it is not read at all."""

    def __init__(
        self,
        text: str,
        url: str | None = None,
        encoding: str | None = None,
        warnings: tuple[str, ...] = (),
        refused: tuple[PageKind, str] | None = None,
        utf8: bytes | None = None,
    ) -> None:
        """`encoding`: the one the bytes were read in; None for what came as text. `refused`: the kind and the reason
        (`code: message`) of the Article that stands for the source. `utf8`: the text's bytes, where they came so.
        """
        self.text, self.url, self.encoding, self.warnings, self.refused = text, url, encoding, warnings, refused
        self.utf8 = utf8


def of(source: Source, url: str | None = None, content_type: str | None = None) -> Given:
    """The source as text. TypeError for what is no source, OSError for a path that can't be read."""
    given = raw(source, url, content_type)
    if given.refused is not None:
        return Given("", given.url, refused=given.refused)
    if isinstance(given.content, bytes):
        return _of_bytes(given.content, given.url, given.content_type)
    content = given.content
    if mhtml.may_begin(content) and (saved := mhtml.read(content.encode("utf-8", "replace"))):
        return _of_saved(saved, given.url)
    text, repaired = repair(content)
    return Given(text, given.url, None, (_MOJIBAKE,) if repaired else (), named(text) or xml_kind(text))


def of_dump(text: str) -> Given:
    """The text of a dump, whatever it looks like; only a name in the place of the text is refused."""
    given = of(text)
    given.refused = named(given.text)
    return given


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
    return Given(decoded.text, url, decoded.encoding, tuple(warnings), xml_kind(decoded.text), decoded.utf8)
