"""One address for one article: mobile, AMP and portal variants and tracking parameters fold into it.

The known shapes are data (`data/url_shapes.toml`); this module only applies them.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from bonmun import resources
from bonmun.lazy_regex import pattern

_TRACKING = pattern(
    r"utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|igsh|twclid|_ga|_gl|mc_[ce]id|mkt_tok|cmpid|n_media|n_query|n_rank"
    r"|n_ad.*|n_keyword.*|nacn|nbn|kakao_from|sfnsn|fb_.*|__twitter_impression|usqp|ref_?src|referrer|rss",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, never which article it is."""
_AMP_QUERY = {"amp": ("", "1", "true"), "outputtype": ("amp", "amp-type"), "isamp": ("1", "true")}
_VARIANT_HOST = pattern(r"^(?:www|m|mobile|amp)\.(?=.+\..+)", re.IGNORECASE)
_AMP_PATH = pattern(r"^/amp(?=/.)|/amp/?$|(?<=\w)\.amp(?=\.html$|$)")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class _Shape(NamedTuple):
    hosts: tuple[str, ...]
    path: re.Pattern[str]
    query: dict[str, re.Pattern[str]]
    url: str | None
    key: str

    def match(self, path: str, query: dict[str, str]) -> dict[str, str] | None:
        """What the shape's names stand for in this address; None when it is not of this shape."""
        if not (found := self.path.fullmatch(path)):
            return None
        values = {name: query.get(name.lower(), "") for name in self.query}
        if not all(pattern.fullmatch(values[name]) for name, pattern in self.query.items()):
            return None
        return {**found.groupdict(), **values}


def canonical(url: str) -> str:
    """The address of the article itself, however it was reached; an address of no known shape is only cleaned.

    Cleaning drops tracking parameters, AMP marks and the fragment, and lowers the host's case.
    """
    parts = _split(url)
    if parts is None:
        return url
    found = _find(parts)
    if found is not None and found[0].url is not None:
        return found[0].url.format_map(found[1])
    return _cleaned(parts)


def article_key(url: str) -> str | None:
    """A short stable id of the article ("naver:001/0009205077", "idxno:host.kr/123"); None for an unknown shape."""
    parts = _split(url)
    found = _find(parts) if parts is not None else None
    return found[0].key.format_map(found[1]) if found else None


def url_key(url: str) -> str:
    """What tells one article from another: its `article_key`, else its canonical address without scheme and www./m."""
    key = article_key(url)
    if key is not None:
        return key
    rest = canonical(url).partition("://")[2]
    host, slash, path = rest.partition("/")
    return _VARIANT_HOST.sub("", host) + slash + path.rstrip("/")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        return None
    return parts if parts.scheme.lower() in _DEFAULT_PORTS and parts.hostname else None


def _find(parts: SplitResult) -> tuple[_Shape, dict[str, str]] | None:
    host = _host(parts)
    query = {name.lower(): value for name, value in parse_qsl(parts.query)}
    path = parts.path.rstrip("/") or "/"
    for shape in _shapes_at(host):
        for candidate in dict.fromkeys((parts.path, path)):
            if (names := shape.match(candidate, query)) is not None:
                names["host"] = _VARIANT_HOST.sub("", host)
                names["origin"] = f"{parts.scheme.lower()}://{host}"
                return shape, names
    return None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    return host if parts.port in (None, _DEFAULT_PORTS[parts.scheme.lower()]) else f"{host}:{parts.port}"


def _fits(host: str, pattern: str) -> bool:
    return pattern == "*" or host == pattern or (pattern.startswith("*.") and host.endswith(pattern[1:]))


def _cleaned(parts: SplitResult) -> str:
    # Kept parameters stay as they are written: a CP949 value would not survive decoding and encoding.
    query = "&".join(pair for pair in parts.query.split("&") if not _is_noise(pair))
    path = _AMP_PATH.sub("", parts.path) or "/"
    path = quote(unquote(path, errors="strict"), safe="/%:@!$&'()*+,;=~") if _is_utf8(path) else path
    return f"{parts.scheme.lower()}://{_host(parts)}{path}" + (f"?{query}" if query else "")


def _is_noise(pair: str) -> bool:
    name, _, value = pair.partition("=")
    return bool(_TRACKING.fullmatch(name)) or value.lower() in _AMP_QUERY.get(name.lower(), ())


def _is_utf8(path: str) -> bool:
    if re.search(r"%(?:2[fF]|25|3[fF]|23)", path):
        return False  # an escaped / % ? # means something else than a bare one
    try:
        unquote(path, errors="strict")
    except UnicodeDecodeError:
        return False
    return True


@functools.lru_cache(maxsize=4096)
def _shapes_at(host: str) -> tuple[_Shape, ...]:
    return tuple(shape for shape in _shapes() if any(_fits(host, pattern) for pattern in shape.hosts))


@functools.cache
def _shapes() -> tuple[_Shape, ...]:
    import tomllib  # 4 ms, for those who use it

    data = tomllib.loads(resources.read("url_shapes.toml"))
    return tuple(
        _Shape(
            tuple(entry["hosts"]), re.compile(entry["path"]),
            {name: re.compile(pattern) for name, pattern in entry.get("query", {}).items()},
            entry.get("url"), entry["key"],
        )
        for entry in data["shape"]
    )  # fmt: skip
