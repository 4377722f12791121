"""The public face of the reading: an `Extractor` carries the options, `extract` and `clean_text` use a shared one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from bonmun.article import KEEP, Article, Kept

if TYPE_CHECKING:
    from pathlib import Path

    from bonmun.decode.handed_in import Source
    from bonmun.parse.guard import Limits
    from bonmun.sites import Sites


class Extractor:
    """Reads pages and dumps with one set of options; picklable, safe to share between threads."""

    def __init__(
        self,
        *,
        sites: bool | str | Path = True,
        fallback: bool = True,
        keep: tuple[Kept, ...] | Collection[Kept] = (),
        limits: Limits | None = None,
        pii: bool = True,
    ) -> None:
        """`sites`: outlet rules on, off, or a folder of your own laid over ours. `fallback`: ask trafilatura when
        our own reading finds nothing. `keep`: what else goes into the text, of "captions", "subtitles", "byline".
        `limits`: how much markup a page may have. `pii`: False masks personal data, see `bonmun.privacy`.

        A folder of rules is read and checked here (RuleError), and holds as it was for as long as the Extractor lives.
        ValueError for an option that is none of what it may be, with what it may be.
        """
        from bonmun.parse.guard import Limits

        _check(sites=sites, fallback=fallback, keep=keep, limits=limits, pii=pii)
        self.sites = sites
        self._own_rules: Sites | None = None
        if not isinstance(sites, bool):
            from bonmun.sites import load

            self._own_rules = load(sites)
        self.fallback = fallback
        self.keep: tuple[str, ...] = tuple(keep)
        self.limits = limits or Limits()
        self.pii = pii

    @property
    def rules(self) -> Sites:
        """The outlet rules that it reads with."""
        if self._own_rules is not None:
            return self._own_rules
        from bonmun.sites import load

        return load(self.sites)

    def extract(self, source: Source, url: str | None = None, content_type: str | None = None) -> Article:
        """The article on a page or in a dump: bytes, text, a `pathlib.Path`, an open file, a page of `bonmun.fetch`, a
        response of requests or httpx, or a tree of BeautifulSoup, lxml or selectolax. What a source knows of its
        address and encoding is taken from it; what is given beside it goes first.

        Never raises on content: what is no article comes back as an Article that says so in `kind` and `reason`.
        TypeError when the source is none of these, OSError when a path can't be read.
        """
        from bonmun import reading  # with all the stages: only what reads waits for them
        from bonmun.decode import intake

        return self._shown(reading.article(intake.of(source, url, content_type), self))

    def clean_text(self, text: str) -> Article:
        """The article in a text dump. TypeError when it is not a str."""
        if not isinstance(text, str):
            raise TypeError(f"clean_text takes a str, not {type(text).__name__}; extract takes bytes")
        from bonmun import reading
        from bonmun.decode import intake

        return self._shown(reading.from_dump(intake.of_dump(text), self))

    def _shown(self, article: Article) -> Article:
        if self.pii:
            return article
        from bonmun import privacy

        return privacy.mask(article)


def _check(*, keep: object, limits: object, sites: object, **flags: object) -> None:
    """ValueError for a value that an option can't have, with those it can."""
    from bonmun.parse.guard import Limits

    for name, flag in flags.items():
        if not isinstance(flag, bool):
            raise ValueError(f"{name}: {flag!r} is not one of True, False")
    if not isinstance(sites, bool | str | PurePath):
        raise ValueError(f"sites: {sites!r} is not one of True, False, or a folder of rules")
    if isinstance(keep, str) or not isinstance(keep, Collection):
        raise ValueError(f"keep: {keep!r} is not a tuple of names, of {', '.join(KEEP)}")
    unknown = [name for name in keep if name not in KEEP]
    if unknown:
        raise ValueError(f"keep: {unknown[0]!r} is not one of {', '.join(KEEP)}")
    if limits is None:
        return
    if not isinstance(limits, Limits):
        raise ValueError(f"limits: {limits!r} is no bonmun.parse.guard.Limits")
    for field in fields(limits):
        most = getattr(limits, field.name)
        if not isinstance(most, int) or most < 1:
            raise ValueError(f"limits: {field.name}={most!r} is no whole number above 0")


@cache
def _default() -> Extractor:
    return Extractor()


def extract(source: Source, url: str | None = None, content_type: str | None = None) -> Article:
    """The article on a page, read with default options: see `Extractor.extract`."""
    return _default().extract(source, url, content_type)


def clean_text(text: str) -> Article:
    """The article in a text dump, read with default options: see `Extractor.clean_text`."""
    return _default().clean_text(text)
