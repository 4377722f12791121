"""Which news agency a text comes from, by its own page, dateline, by-line or credit line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from bonmun import resources
from bonmun.pipeline.record_schema import host

HEAD_CHARS, TAIL_CHARS = 120, 200
"""Credits stand at the very start of a text or in its last line or two."""


class Wire(NamedTuple):
    """The agency credited, and whether this is the agency's own page."""

    agency: str | None = None
    own: bool = False


class _Agency(NamedTuple):
    name: str
    hosts: tuple[str, ...]
    word: re.Pattern[str]
    credit: re.Pattern[str]


def wire(row: Mapping[str, Any]) -> Wire:
    """The agency that a record's text comes from."""
    at = host(row.get("url")) or ""
    publisher = row.get("publisher") or ""
    byline = row.get("byline")
    printed = [line for line in byline if isinstance(line, str)] if isinstance(byline, list | tuple) else []
    credits = " ".join([row.get("dateline") or "", *printed])
    text = row.get("text") or ""
    edges = f"{text[:HEAD_CHARS]}\n{text[-TAIL_CHARS:]}"
    for agency in _agencies():
        if any(at == own or at.endswith(f".{own}") for own in agency.hosts) or agency.word.fullmatch(publisher):
            return Wire(agency.name, own=True)
    for agency in _agencies():
        if agency.word.search(credits) or agency.credit.search(edges):
            return Wire(agency.name)
    return Wire()


@cache
def _agencies() -> tuple[_Agency, ...]:
    table = tomllib.loads(resources.read("agencies.toml"))
    return tuple(_compiled(entry["names"], entry["hosts"]) for entry in table["agency"])


def _compiled(names: list[str], hosts: list[str]) -> _Agency:
    # "AP" must not be found in "APEC" nor 연합뉴스 in 연합뉴스TV, which is another outlet.
    word = f"(?<![A-Za-z가-힣])(?:{'|'.join(map(re.escape, names))})(?:통신)?(?![A-Za-z가-힣0-9])"
    # "(서울=연합뉴스)", "[뉴시스]", "출처: 로이터"; a photo credit (사진=연합뉴스) says nothing about the text.
    bracket = rf"[(\[【](?!\s*(?:사진|그래픽|자료))[^)\]】\n]{{0,20}}{word}[^)\]】\n]{{0,12}}[)\]】]"
    source = rf"(?<!사진 )(?:출처|기사 ?제공|전재)\s*[:=]?\s*{word}"
    return _Agency(names[0], tuple(hosts), re.compile(word), re.compile(f"{bracket}|{source}"))
