"""Who wrote the article: the outlet's Korean name, and the portal that shows it where it is another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from bonmun.fields import witnesses
from bonmun.grammar import outlets
from bonmun.head import titles
from bonmun.head.tags import Head
from bonmun.label.labels import Labelled
from bonmun.lazy import Lazy
from bonmun.lazy_regex import pattern

_Found = TypeVar("_Found")


class Publisher(NamedTuple):
    """The outlet, and the portal or archive that shows its article."""

    name: str | None
    via: str | None


_SUFFIX = pattern(r"\s?[|:ㅣ<>]\s?|\s[-–—]\s")
_SLOGAN = pattern(r"[:：,!?~]|\s\S+\s\S+\s")
_OFFICE = pattern(
    r"(?P<place>[가-힣]{1,6}[시군구도])(?:청(?:\s?(?:대표|공식))?(?:\s?(?:홈페이지|누리집))?|\s(?:대표|공식)?\s?(?:홈페이지|누리집))"
)
_OFFICES = ("청", "홈페이지", "누리집")
"""What the names of offices hold."""
_PLACE = pattern(r"[가-힣]{2,6}[시군구도]")
_BESIDE = 5
"""How many lines from the headline a portal names the outlet."""
_AUTHORS = ("og:article:author", "dable:author", "me2:post_tag", "me2:category1", "twitter:creator")
"""Meta tags of portals that name the outlet where others name the reporter."""
_LONGEST_NAME = 20
"""Characters of an outlet's name that nobody knows."""
_PLAIN_HOSTS = frozenset("m www news mnews mobile amp article view biz web cdn".split())
"""Parts of a host's name that name no sub-brand."""
_SUFFIXES = ("NEWS", "News", "뉴스", "사")
_SUFFIXED = pattern(r"(?P<name>[A-Z]{2,6})\s?(?:NEWS|News|뉴스)|(?P<press>[가-힣]{1,10}(?:신문|일보|통신|방송))사")


def find(head: Head | None, lines: Sequence[Labelled], title: int | None = None) -> Publisher:
    """The publisher by the page's host, else by what its lines and tags say, the surest first.

    `title` is the index of the line that shows the headline: portals name the outlet beside it.
    """
    hosts = [host for host in map(outlets.host_of, (head.url, head.canonical)) if host] if head is not None else []
    portal = next((host for host in hosts if outlets.is_portal(host)), None)
    if portal is not None:
        return Publisher(_original(head, lines, title), outlets.of_host(portal) or portal)
    known = next(filter(None, map(outlets.of_host, hosts)), None)
    if known and head is not None:
        return Publisher(_sub_brand(hosts, known, head.site_names) or known, None)
    told = list(_told(head)) if head is not None else []
    shown_by = next(filter(None, map(outlets.named, told)), None)
    if shown_by and outlets.is_portal_name(shown_by):
        return Publisher(_original(head, lines, title), shown_by)
    return Publisher(next(_names(told, lines, head), None), None)


def _sub_brand(hosts: Sequence[str], known: str, site_names: Sequence[str]) -> str | None:
    """What calls itself by a name of its own on a host below an outlet's, which the table does not know itself."""
    host = next(host for host in hosts if outlets.of_host(host))
    if outlets.has_host(host) or host.partition(".")[0] in _PLAIN_HOSTS:
        return None
    names = (name for name in site_names if known not in (outlets.named(name), _parent(name)))
    return next(filter(None, map(_plain, names)), None)


def _names(told: Sequence[str], lines: Sequence[Labelled], head: Head | None) -> Iterator[str]:
    """What names the outlet of a page whose host nobody knows, the surest witness first."""
    fronts = list(witnesses.fronts(lines))
    sources, rights = _once(witnesses.source_lines, lines), _once(witnesses.copyright_lines, lines)
    rows: tuple[Iterator[str | None], ...] = (
        witnesses.sources(sources, sure=True),
        map(outlets.named, told),
        (_plain(name) for name in told if outlets.sounds_like_one(name)),
        witnesses.copyrights(rights),
        _office(told, head),
        (name for name in fronts if not outlets.is_agency(name)),
        map(_parent, told),
        map(_plain, told),
        witnesses.sources(sources, sure=False),
        witnesses.claims(rights),
        witnesses.promotions(lines),
        iter(fronts),
        witnesses.mails(lines),
    )
    found = (name for name in chain.from_iterable(rows) if name and not outlets.is_portal_name(name))
    return (outlets.named(name) or _trimmed(name) for name in found)


def _once(ask: Callable[[Sequence[Labelled]], Iterable[_Found]], lines: Sequence[Labelled]) -> Sequence[_Found]:
    """What is found in the lines, looked for when first asked for, and once."""
    return Lazy(lambda: tuple(ask(lines)))


def _original(head: Head | None, lines: Sequence[Labelled], title: int | None) -> str | None:
    """The outlet whose article a portal shows."""
    sources = _once(witnesses.source_lines, lines)
    beside = lines[max(0, title - _BESIDE) : title + _BESIDE] if title is not None else ()
    rows: tuple[Iterator[str | None], ...] = (
        _credited(head),
        witnesses.sources(sources, sure=True),
        witnesses.copyrights(witnesses.copyright_lines(lines)),
        witnesses.fronts(lines),
        (outlets.named(line.text) for line in beside),
        witnesses.promotions(lines),
        witnesses.sources(sources, sure=False),
        witnesses.mails(lines),
    )
    return next((name for name in chain.from_iterable(rows) if name and not outlets.is_portal_name(name)), None)


def _credited(head: Head | None) -> Iterator[str]:
    """The outlets that a portal's tags name as authors."""
    for value in head.metas_of(_AUTHORS) if head else ():
        for part in _SUFFIX.split(value):
            name = outlets.named(part)
            if name or outlets.sounds_like_one(part):
                yield name or part


def _told(head: Head) -> Iterator[str]:
    """What the tags call the outlet: its own names first, then what stands behind the headline in `<title>`."""
    yield from head.site_names
    for title in (head.document_title, *head.titles[:1]):
        first, *others = _SUFFIX.split(title)
        yield from reversed(others)
        if not others and outlets.sounds_like_one(first):
            yield first


def _office(told: Sequence[str], head: Head | None) -> Iterator[str]:
    """The place whose office shows the page: 가람시 of 가람시청, or of a title that says 보도자료 (press release)."""
    parts = [*told, *(_SUFFIX.split(head.document_title) if head is not None else ())]
    yield from (found["place"] for found in map(_OFFICE.fullmatch, parts) if found)
    if any("보도자료" in part for part in parts):
        yield from (part for part in parts if _PLACE.fullmatch(part))


def _parent(name: str) -> str | None:
    """The outlet of a sub-brand that carries its name: `한경 ARTE`."""
    first, _, rest = name.strip().partition(" ")
    return outlets.named(first) if rest and len(name) <= _LONGEST_NAME else None


def _plain(name: str) -> str | None:
    """A site name nobody knows, where it is short and no slogan."""
    name = name.removeprefix("Copyright").strip(" ©ⓒ-|")
    says_nothing = "." in name or name.isdigit() or titles.is_page_word(name)
    if not 2 <= len(name) <= _LONGEST_NAME or _SLOGAN.search(name) or says_nothing:
        return None
    return name


def _trimmed(name: str) -> str:
    """A name nobody knows without the word for what it is: `가나신문사`, `GNB NEWS`, `가나시청`."""
    office = _OFFICE.fullmatch(name) if any(map(name.__contains__, _OFFICES)) else None
    if office:
        return str(office["place"])
    suffixed = _SUFFIXED.fullmatch(name) if name.endswith(_SUFFIXES) else None
    return (suffixed["name"] or suffixed["press"]) if suffixed else name
