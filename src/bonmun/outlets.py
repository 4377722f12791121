"""Host names and printed names → the outlet's Korean name; which hosts are portals. The table is data/outlets.tsv."""

from __future__ import annotations

import functools
import importlib.resources
import re
from typing import NamedTuple
from urllib.parse import urlsplit

# Hosts that show other outlets' articles; their sub-domains count too.
PORTALS = ("naver.com", "daum.net", "nate.com", "zum.com", "msn.com", "kakao.com", "google.com", "bing.com")
# Wire services whose bare name at an article's end or in a dateline is a credit.
AGENCIES = frozenset("연합뉴스 뉴시스 뉴스1 로이터 신화 블룸버그 교도 타스 AP AFP EPA UPI DPA".split())
_LOOSE = re.compile(r"[\s·.&\-_|:()'\"]+")
_ENDS = re.compile(r"(?:뉴스|news|닷컴|사|\(주\)|㈜|주식회사)$")
_SOUND = re.compile(
    r"[가-힣A-Za-z0-9]{1,10}(?:뉴스|통신|신문|일보|타임[스즈]|경제|방송|투데이|저널|데일리|미디어|포스트|TV|매일|헤럴드)"
)


class _Table(NamedTuple):
    hosts: dict[str, str]
    names: dict[str, str]


@functools.cache
def _table() -> _Table:
    hosts: dict[str, str] = {}
    names: dict[str, str] = {}
    text = importlib.resources.files("bonmun").joinpath("data", "outlets.tsv").read_text("utf-8")
    for row in text.splitlines():
        if row.startswith("#"):
            continue
        host, name, *others = row.split("\t")
        if host != "-":
            hosts[host] = name
        names.setdefault(_key(name), name)
        for other in others[0].split("|") if others else ():
            names.setdefault(_key(other), name)
    return _Table(hosts, names)


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
    """True for a host that shows other outlets' articles."""
    return any(host == portal or host.endswith("." + portal) for portal in PORTALS)


def of_host(host: str) -> str | None:
    """The outlet a host belongs to, by the host itself or the nearest domain above it that the table knows."""
    hosts = _table().hosts
    while host.count(".") >= 1:
        if host in hosts:
            return hosts[host]
        host = host.partition(".")[2]
    return None


def sounds_like_one(text: str) -> bool:
    """True for a short word that ends as Korean outlets' names end: `내외뉴스통신`, `가나일보`."""
    return bool(_SOUND.fullmatch(text))


def named(text: str) -> str | None:
    """The outlet whose name (or other name) the whole text is; None when it is nobody's."""
    if not text or len(text) > 40:
        return None
    names = _table().names
    key = _key(text)
    return names.get(key) or names.get(_ENDS.sub("", key)) or None
