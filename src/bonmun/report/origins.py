"""Where a rule is written: the file and line a reader opens to see or change it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bonmun import resources
from bonmun.whitespace import squash

_PACKAGE = resources.DATA.parent
REGISTRY = "bonmun/label/registry.py"
"""The module that holds the rules that are not data."""
_TABLE = re.compile(r"\[\[?([\w.-]+)\]\]?")
_KEY = re.compile(r'"?([\w.-]+)"?\s*=')


class Origins:
    """Looks rules up; `folder` holds a user's own rule files, which come before ours."""

    def __init__(self, folder: str | Path | None = None) -> None:
        self._folder = Path(folder) if folder is not None else None
        self._found: dict[str, str] = {}
        """Rule → its place in a rule file: a page calls upon a few rules, hundreds of times."""

    def find(self, rule: str, text: str) -> str:
        """The rule's place, as `bonmun/data/grammar.toml:12`; else the module of the rules."""
        rule_set, _, name = rule.rpartition("/")
        if rule_set == "phrases":
            return _phrase(name, text)
        if rule_set.startswith("grammar/"):
            return _entry("grammar.toml", rule_set.removeprefix("grammar/"), name)
        if rule_set in ("controls", "names"):
            number = _key(resources.read(f"{rule_set}.toml"), name)
            return f"bonmun/data/{rule_set}.toml:{number}" if number else ""
        if rule_set == "common" or rule_set.startswith(("site:", "family:")):
            if rule not in self._found:
                self._found[rule] = self._rule_file(rule_set, name)
            return self._found[rule]
        return REGISTRY

    def _rule_file(self, rule_set: str, key: str) -> str:
        kind, _, stem = rule_set.rpartition(":")
        place = f"{stem}.toml" if not kind else f"{'families' if kind == 'family' else 'sites'}/{stem}.toml"
        mine = sorted(self._folder.rglob(f"{stem}.toml")) if self._folder is not None else []
        for path in mine:
            if (path.parent.name == "families") == (kind == "family"):
                number = _key(path.read_text("utf-8"), key)
                if number:
                    return f"{path}:{number}"
        ours = _PACKAGE.joinpath("data", place)
        number = _key(ours.read_text("utf-8"), key) if ours.is_file() else 0
        return f"bonmun/data/{place}:{number}" if number else ""


def _key(text: str, key: str) -> int:
    """The line that sets the key in a rule file, whatever table it is in; 0 when none does."""
    return next((n for n, _, line in _lines(text) if (m := _KEY.match(line)) is not None and m[1] == key), 0)


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Number, table and text of each line of a TOML file."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        header = _TABLE.fullmatch(line.strip())
        table = header[1] if header is not None else table
        yield number, table, line.strip()


@cache
def _entry(name: str, table: str, entry: str) -> str:
    """The line of `name = "entry"` under `[[table]]`."""
    wanted = f'name = "{entry}"'
    text = resources.read(name)
    found = (f"bonmun/data/{name}:{n}" for n, at, line in _lines(text) if at == table and line == wanted)
    return next(found, "")


def _phrase(kind: str, text: str) -> str:
    """The line of the phrase that the text is; else of the longest that it holds, as it holds "댓글" in "댓글 (3)"."""
    key = squash(text).lower()
    phrases = _phrases().get(kind, {})
    held = phrases.get(key) or max((len(phrase), n) for phrase, n in (*phrases.items(), ("", 0)) if phrase in key)[1]
    return f"bonmun/data/phrases.toml:{held}" if held else ""


@cache
def _phrases() -> dict[str, dict[str, int]]:
    """Kind → its phrases, as they are compared, and the lines they stand on."""
    found: dict[str, dict[str, int]] = {}
    for number, kind, line in _lines(resources.read("phrases.toml")):
        if line[:1] in ("'", '"'):
            phrase = tomllib.loads(f"x = {line.rstrip(',')}")["x"]
            found.setdefault(kind, {}).setdefault(squash(phrase).lower(), number)
    return found
