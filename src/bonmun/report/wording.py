"""The words a report shows in English, marked so that a browser set to Korean shows them in Korean."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup


@cache
def korean() -> dict[str, str]:
    """English → Korean, of all that reports and their scripts say."""
    return dict(tomllib.loads((files("bonmun.report") / "korean.toml").read_text("utf-8")))


def say(english: str) -> Markup:
    """The words as an element that the script turns into Korean; a space before them goes with it."""
    from markupsafe import Markup

    return Markup("<span data-say>{}</span>").format(english)


def attribute(name: str, english: str) -> Markup:
    """The words as an attribute whose value the script turns into Korean."""
    from markupsafe import Markup

    return Markup('{0}="{1}" data-say-on="{0}"').format(Markup(name), english)


def category(name: str) -> str:
    """A role or a kind of junk in words: "nav" is "navigation"."""
    return _SPELLED_OUT.get(name) or name.replace("_", " ")


_SPELLED_OUT = {"nav": "navigation", "ai_summary": "AI summary"}
