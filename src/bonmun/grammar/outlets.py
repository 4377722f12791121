"""Host names and printed names → the outlet's Korean name; which hosts are portals. The table is data/outlets.tsv."""

from __future__ import annotations

import functools
from typing import NamedTuple
from urllib.parse import urlsplit

from bonmun import resources
from bonmun.grammar import remembered
from bonmun.lazy_regex import pattern

_LOOSE = pattern(r"[\s·.&\-_|:()'\"]+")
_ENDS = ("뉴스", "news", "닷컴", "주식회사", "사", "㈜")
"""What may stand behind an outlet's name."""
_COMMON = (
    "주요|관련|최신|최근|인기|오늘의?|전체|추천|실시간|랭킹|포토|영상|많이본|헤드라인|다른|메인|속보|분야별|지역별?|이슈|핫|톱|가짜|굿|카드|자막"
    "|날씨|교통|간추린|한줄|아침|저녁|주말|세계|국제|국내|단신|생활|연예|스포츠|정치|사회|문화|경제|부동산|증권|디지털|모바일|인터넷|온라인|종이"
)
"""What stands before 뉴스 and its like in words that are no outlet's name."""
_SOUNDS = tuple("뉴스 통신 신문 일보 타임스 타임즈 경제 방송 투데이 저널 데일리 미디어 포스트 TV 매일 헤럴드".split())
_SOUND = pattern(
    rf"(?!(?:{_COMMON})(?:뉴스|경제|방송|신문|미디어|통신)$)"
    rf"[가-힣A-Za-z0-9]{{1,10}}(?:{'|'.join(_SOUNDS)})"
)


_LONGEST = 40
"""Characters of an outlet's name."""


class _Table(NamedTuple):
    hosts: dict[str, str]
    names: dict[str, str]
    portals: frozenset[str]
    """Domains that show other outlets' articles."""
    portal_names: frozenset[str]
    agencies: frozenset[str]


@functools.cache
def _table() -> _Table:
    hosts: dict[str, str] = {}
    names: dict[str, str] = {}
    marked: dict[str, set[str]] = {"portal": set(), "agency": set()}
    for row in resources.read("outlets.tsv").splitlines():
        if row.startswith("#"):
            continue
        host, name, others, kind = (*row.split("\t"), "", "")[:4]
        if host != "-":
            hosts[host] = name
        for one in (name, *filter(None, others.split("|"))):
            names.setdefault(_key(one), name)
        if kind:
            marked[kind] |= {host, name}
    portal, agency = map(frozenset, (marked["portal"], marked["agency"]))
    return _Table(hosts, names, frozenset(hosts) & portal, portal, agency)


def _key(name: str) -> str:
    return _LOOSE.sub("", name).casefold()


def host_of(url: str | None) -> str:
    """The host of an http address, lower case, without `www.`; "" when there is none."""
    if not url:
        return ""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    return host.removeprefix("www.")


def is_portal(host: str) -> bool:
    """True for a host that shows other outlets' articles: a portal, a blog service, one of their sub-domains."""
    portals = _table().portals
    while "." in host:
        if host in portals:
            return True
        host = host.partition(".")[2]
    return False


def is_portal_name(name: str) -> bool:
    """True for the name of a portal or blog service."""
    return name in _table().portal_names


def is_agency(word: str) -> bool:
    """True for the name, just so, of a wire service whose bare name is a credit."""
    return word in _table().agencies


def of_host(host: str) -> str | None:
    """The outlet a host belongs to, by the host itself or the nearest domain above it that the table knows."""
    hosts = _table().hosts
    while host.count(".") >= 1:
        if host in hosts:
            return hosts[host]
        host = host.partition(".")[2]
    return None


def has_host(host: str) -> bool:
    """True for a host that the table names itself, not only a domain above it."""
    return host in _table().hosts


def sounds_like_one(text: str) -> bool:
    """True for a short word that ends as Korean outlets' names end: `내외뉴스통신`, `가나일보`."""
    return text.endswith(_SOUNDS) and _SOUND.fullmatch(text) is not None


def likely(text: str) -> bool:
    """True for a known outlet's name, and for a word that sounds like one."""
    return named(text) is not None or sounds_like_one(text)


def named(text: str) -> str | None:
    """The outlet whose name (or other name) the whole text is; None when it is nobody's."""
    if not text or len(text) > _LONGEST:
        return None
    opening = text[:2].casefold()
    return None if opening.isalnum() and opening[:2] not in _openings() else _named(text)


@functools.cache
def _openings() -> frozenset[str]:
    """The first letter, and the first two, of every name: most words are told apart by theirs."""
    return frozenset(key[:size] for key in _table().names for size in (1, 2))


@remembered
def _named(text: str) -> str | None:
    names = _table().names
    key = _key(text)
    if key in names:
        return names[key]
    end = next(filter(key.endswith, _ENDS), None)
    return names.get(key.removesuffix(end)) if end else None
