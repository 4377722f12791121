"""The tables are what their headers say."""

from __future__ import annotations

import re
from importlib.resources import files

from bonmun.grammar import names


def rows() -> list[list[str]]:
    text = files("bonmun").joinpath("data", "outlets.tsv").read_text("utf-8")
    return [row.split("\t") for row in text.splitlines() if not row.startswith("#")]


def test_outlets_are_sorted_and_each_host_stands_once() -> None:
    hosts = [row[0] for row in rows()]
    assert rows() == sorted(rows())
    known = [host for host in hosts if host != "-"]
    assert len(known) == len(set(known)) >= 600


def test_outlets_are_well_formed() -> None:
    for host, name, *rest in rows():
        assert re.fullmatch(r"-|[a-z0-9.-]+\.[a-z]{2,}", host), host
        assert name == name.strip() != ""
        assert not re.search(r"[()|]", name), name
        assert len(rest) <= 2
        assert rest[1:] in ([], ["portal"], ["agency"])


def test_places_stand_once_and_are_no_names_to_the_grammar() -> None:
    text = files("bonmun").joinpath("data", "places.txt").read_text("utf-8")
    words = [word for row in text.splitlines() if not row.startswith("#") for word in row.split()]
    assert not any(names.is_name(word) for word in words)
    assert len(words) >= 300
