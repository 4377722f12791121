"""What is derived from grammar.toml and phrases.toml: data/compiled/lines.json, written by site_tables.py.

Each shape is given the words without which its pattern cannot match, worked out from the pattern: a line that holds
none of them need not be searched, and the pattern of a shape that no line calls for is never compiled.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]  # private, and the only parser there is
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

DATA = Path(__file__).parents[2] / "src/bonmun/data"
LEAST = 8
"""Characters from which a phrase says enough without its bullet."""
KEYS = frozenset(("name", "longest", "sentence", "declarative", "tail", "start", "pattern"))
"""What a shape may say of itself."""
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
Words = frozenset[str]


def compiled() -> str:
    """The exact phrases, those that stand inside a line, and the shapes, as JSON."""
    phrases = tomllib.loads((DATA / "phrases.toml").read_text("utf-8"))
    grammar = tomllib.loads((DATA / "grammar.toml").read_text("utf-8"))
    data = {
        "exact": {key: kind for kind, group in phrases.items() for text in group["exact"] for key in _keys(text)},
        "has": {text: kind for kind, group in phrases.items() for text in group.get("has", ())},
        "shapes": [
            {"kind": kind, **known(shape), "words": sorted(needed(shape["pattern"]))}
            for kind, shapes in grammar.items()
            for shape in shapes
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _keys(text: str) -> tuple[str, ...]:
    """What the phrase is looked up by: as it stands, and without the bullet that a list's lines are read without."""
    whole, bare = ("".join(form.split()).lower() for form in (text, text.lstrip("•·∙*-– ")))
    return (whole, bare) if len(bare) >= LEAST else (whole,)


def known(shape: dict[str, Any]) -> dict[str, Any]:
    """The shape as it is; an error where it says what nobody asks."""
    if not shape.keys() <= KEYS:
        raise SystemExit(f"{shape['name']}: unknown key {', '.join(sorted(shape.keys() - KEYS))}")
    return shape


def needed(pattern: str) -> Words:
    """Words of which every match of the pattern holds one, case folded; an error where no such words are known."""
    found = _sequence(parser.parse(pattern))
    if not found:
        raise SystemExit(f"may match a line without any of its words: give it one that every match holds: {pattern}")
    return found


def _sequence(items: Iterable[tuple[Any, Any]]) -> Words | None:
    """Of all that stands one after the other, the part whose shortest word is the longest."""
    choices: list[Words] = []
    run = ""
    for op, value in items:
        if op is ops.LITERAL:
            run += chr(value)
            continue
        choices += [frozenset({run.casefold()})] if run else []
        run = ""
        inner = _item(op, value)
        choices += [inner] if inner else []
    choices += [frozenset({run.casefold()})] if run else []
    return max(choices, key=lambda words: (min(map(len, words)), -len(words)), default=None)


def _item(op: Any, value: Any) -> Words | None:
    """The words of one part of a pattern; None for what may match without any."""
    if op is ops.SUBPATTERN:
        return _sequence(value[3])
    if op is ops.ATOMIC_GROUP:
        return _sequence(value)
    if op is ops.BRANCH:
        branches = [_sequence(branch) for branch in value[1]]
        return None if None in branches else frozenset().union(*filter(None, branches))
    if op in _REPEATS:
        return _sequence(value[2]) if value[0] > 0 else None
    if op is ops.IN and all(kind is ops.LITERAL for kind, _ in value):
        return frozenset(chr(letter).casefold() for _, letter in value)
    return None


if __name__ == "__main__":
    for shape in json.loads(compiled())["shapes"]:
        print(shape["kind"], shape["name"], *shape["words"], sep="\t")
