"""Parsers of arguments that say what was meant: the nearest command, choice or option to one that there is not."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from bonmun.messages import say
from bonmun.terminal import visible


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose errors name what was meant, in the reader's language."""

    def error(self, message: str) -> NoReturn:
        """Ends the program with status 2, its usage and what was wrong."""
        super().error(visible(say(message)))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """The options, and the arguments that are none; of those an option written wrong is an error at once."""
        found, rest = super().parse_known_args(args, namespace)
        known = list(self._option_string_actions)
        for word in rest:
            meant = nearest(word.partition("=")[0], known) if word.startswith("--") else ""
            if meant:
                self.error(f"unrecognized arguments: {word} (did you mean {meant}?)")
        return found, rest

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as error:
            meant = nearest(str(value), map(str, action.choices or ()))
            if meant:
                error.message += f" ({say(f'did you mean {meant}?')})"
            raise


def translate(parser: Parser) -> Parser:
    """The parser, its help in Korean where the locale is Korean."""
    parser.description, parser.epilog = say(parser.description or "") or None, say(parser.epilog or "") or None
    for group in parser._action_groups:
        group.title = say(group.title or "") or None
    for action in parser._actions:
        if action.help and action.help != argparse.SUPPRESS:
            action.help = say(action.help)
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                choice.help = say(choice.help or "") or None
            for own in set(action.choices.values()):
                translate(own)
    return parser


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was meant; "" where none is near."""
    import difflib  # only when something was written wrong

    names: Sequence[str] = list(known)
    folded = {name.casefold(): name for name in names}
    close = difflib.get_close_matches(word.casefold(), folded, 1, 0.6)
    return folded[close[0]] if close else ""
