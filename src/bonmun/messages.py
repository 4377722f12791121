"""What bonmun tells people: in Korean where the locale is Korean, in English elsewhere; records and JSON stay English.

Messages are made in English wherever they are made. Here, where they are shown, each is looked up in the catalogue
(locale/ko/LC_MESSAGES/bonmun.po), in which {0}, {1} … stand for what a message names: files, numbers, other messages.
"""

from __future__ import annotations

import gettext
import re
import sys
from functools import cache
from pathlib import Path

from bonmun.terminal import visible

DOMAIN = "bonmun"
FOLDER = Path(__file__).with_name("locale")
_PLACE = re.compile(r"\{(\d)\}")


def speak() -> None:
    """Nothing; afterwards argparse, too, takes its messages from bonmun's catalogue."""
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)


def say(message: str) -> str:
    """The message in the reader's language; a message that names others after a colon has those translated too."""
    catalogue = gettext.translation(DOMAIN, str(FOLDER), fallback=True)
    if type(catalogue) is gettext.NullTranslations or not message:
        return message
    return _translated(message, catalogue)


def tell(who: str, message: str) -> None:
    """Print a message on standard error, after the name of the command, where there is one."""
    print(f"{who}: " * bool(who) + visible(say(message)), file=sys.stderr)


def _translated(message: str, catalogue: gettext.NullTranslations) -> str:
    exact = catalogue.gettext(message)
    if exact != message:
        return exact
    for shape, translation in _shapes(catalogue):
        if found := shape.fullmatch(message):
            return _filled(translation, [_after_colon(value, found, catalogue) for value in found.groups()])
    before, colon, rest = message.partition(": ")
    return before + colon + _translated(rest, catalogue) if colon else message


def _filled(translation: str, values: list[str]) -> str:
    return _PLACE.sub(lambda place: values[int(place[1])], translation)


def _after_colon(value: str, found: re.Match[str], catalogue: gettext.NullTranslations) -> str:
    """A value, translated where it may be a message of its own: after a colon, or with a code before a colon."""
    is_message = found.string.endswith(f": {value}") or ": " in value
    return _translated(value, catalogue) if is_message else value


@cache
def _shapes(catalogue: gettext.NullTranslations) -> list[tuple[re.Pattern[str], str]]:
    """The messages that name something, as patterns with their translations, the most particular first."""
    pairs = [(text, said) for text, said in vars(catalogue)["_catalog"].items() if isinstance(text, str)]
    named = sorted((pair for pair in pairs if _PLACE.search(pair[0])), key=lambda pair: -len(_PLACE.sub("", pair[0])))
    return [(_shape(text), said) for text, said in named]


def _shape(text: str) -> re.Pattern[str]:
    parts = _PLACE.split(text)  # text, number, text, number, text: the numbers run from 0
    return re.compile("(.*?)".join(re.escape(part) for part in parts[::2]), re.DOTALL)
