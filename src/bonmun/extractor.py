"""The public face of the reading: an `Extractor` carries the options, `extract` and `clean_text` use a shared one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bonmun.article import KEEP, Article

if TYPE_CHECKING:
    from pathlib import Path

    from bonmun.parse.guard import Limits
    from bonmun.sites import Sites


class Extractor:
    """Reads pages and dumps with one set of options; picklable, safe to share between threads."""

    def __init__(
        self,
        *,
        sites: bool | str | Path = True,
        fallback: bool = True,
        keep: tuple[str, ...] = (),
        limits: Limits | None = None,
        pii: bool = True,
    ) -> None:
        """`sites`: outlet rules on, off, or a folder of your own laid over ours. `fallback`: ask trafilatura when
        our own reading finds nothing. `keep`: what else goes into the text, of "captions", "subtitles", "byline".
        `limits`: how much markup a page may have. `pii`: False masks personal data, see `bonmun.privacy`.

        A folder of rules is read and checked here (RuleError), and holds as it was for as long as the Extractor lives.
        """
        from bonmun.parse.guard import Limits

        unknown = sorted(set(keep) - set(KEEP))
        if unknown:
            raise ValueError(f"keep: {unknown[0]!r} is not one of {', '.join(KEEP)}")
        self.sites = sites
        self._own_rules: Sites | None = None
        if not isinstance(sites, bool):
            from bonmun.sites import load

            self._own_rules = load(sites)
        self.fallback = fallback
        self.keep = tuple(keep)
        self.limits = limits or Limits()
        self.pii = pii

    @property
    def rules(self) -> Sites:
        """The outlet rules that it reads with."""
        if self._own_rules is not None:
            return self._own_rules
        from bonmun.sites import load

        return load(self.sites)

    def extract(self, source: Any, url: str | None = None, content_type: str | None = None) -> Article:
        """The article on a page given as bytes, text, a fetched `Page`, a BeautifulSoup or an lxml element.

        Never raises on content: what is no article comes back as an Article that says so in `kind` and `reason`.
        TypeError when the source is none of these.
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

        return self._shown(reading.from_dump(intake.of(text), self))

    def _shown(self, article: Article) -> Article:
        if self.pii:
            return article
        from bonmun import privacy

        return privacy.mask(article)


@cache
def _default() -> Extractor:
    return Extractor()


def extract(source: Any, url: str | None = None, content_type: str | None = None) -> Article:
    """The article on a page, read with default options: see `Extractor.extract`."""
    return _default().extract(source, url, content_type)


def clean_text(text: str) -> Article:
    """The article in a text dump, read with default options: see `Extractor.clean_text`."""
    return _default().clean_text(text)
