"""What bonmun tells people: in Korean where the locale is Korean, in English elsewhere; records and JSON stay English.

Messages are made in English wherever they are made. Here, where they are shown, each is looked up in the catalogue
(locale/ko/LC_MESSAGES/bonmun.po), in which {0}, {1} … stand for what a message names: files, numbers, other messages.
"""

from __future__ import annotations

import gettext
import re
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from bonmun.terminal import visible

DOMAIN = "bonmun"
FOLDER = Path(__file__).with_name("locale")
Words = Callable[[], Mapping[str, str]]
_PLACE = re.compile(r"\{(\d)\}")
_ONE = re.compile(r"(?<![^ ])1 (?:article|host|input|layout|original|page|record|reprint|row|sentence)s(?=[ ,;]|$)")
"""One of what the messages count."""


def speak() -> None:
    """Makes argparse take its messages from bonmun's catalogue too."""
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)


def say(message: str, words: Words = dict, *, counts: bool = False) -> str:
    """The message in the reader's language; a message that names others after a colon has those translated too.

    `words` gives more translations, of what another room says; it is asked only where they are wanted. One that
    `counts` is written for many: in English one of what it counts is put in the singular.
    """
    catalogue = gettext.translation(DOMAIN, str(FOLDER), fallback=True)
    if type(catalogue) is gettext.NullTranslations or not message:
        return _ONE.sub(lambda found: found[0].removesuffix("s"), message) if counts else message
    return _translated(message, catalogue, words())


def tell(who: str, message: str, *, counts: bool = False) -> None:
    """Print a message on standard error, after the name of the command, where there is one."""
    print(f"{who}: " * bool(who) + visible(say(message, counts=counts)), file=sys.stderr)


def _translated(message: str, catalogue: gettext.NullTranslations, words: Mapping[str, str]) -> str:
    exact = words.get(message) or catalogue.gettext(message)
    if exact != message:
        return exact
    for shape, translation in _shapes(catalogue):
        if found := shape.fullmatch(message):
            # A value may be a message of its own: the last one after a colon, or the first with a remark after it.
            values = [
                _translated(value, catalogue, words)
                if message.endswith(f": {value}") or message.startswith(f"{value}; ")
                else words.get(value, value)
                for value in found.groups()
            ]
            return _filled(translation, values)
    before, colon, rest = message.partition(": ")
    return before + colon + _translated(rest, catalogue, words) if colon else message


def _filled(translation: str, values: list[str]) -> str:
    return _PLACE.sub(lambda place: values[int(place[1])], translation)


@cache
def _shapes(catalogue: gettext.NullTranslations) -> list[tuple[re.Pattern[str], str]]:
    """The messages that name something, as patterns with their translations, the most particular first."""
    pairs = [(text, said) for text, said in vars(catalogue)["_catalog"].items() if isinstance(text, str)]
    named = sorted((pair for pair in pairs if _PLACE.search(pair[0])), key=lambda pair: -len(_PLACE.sub("", pair[0])))
    return [(_shape(text), said) for text, said in named]


def _shape(text: str) -> re.Pattern[str]:
    parts = _PLACE.split(text)  # text, number, text, number, text: the numbers run from 0
    return re.compile("(.*?)".join(re.escape(part) for part in parts[::2]), re.DOTALL)
