"""The catalogue of what the command tells people: collected from the code, translated by hand, compiled for gettext.

    python tools/generate/messages.py            writes what is new into the .po, without a translation, and compiles it
    python tools/generate/messages.py --check    status 1 when a message lacks its translation or the .mo is another's

Collected are help texts, from the parsers themselves; argparse's own messages; and what is raised, told or given as the
reason of a failure. {0}, {1} … stand for what a message names, in the order in which it names them.
"""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import errno
import io
import itertools
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from bonmun import cli

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "bonmun"
DEMO = ROOT / "tools" / "demo.py"
PO = PACKAGE / "locale" / "ko" / "LC_MESSAGES" / "bonmun.po"
HEADER = "# What the command tells people, in Korean; tools/generate/messages.py collects it and compiles it."
DAY = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
"""Fixed, so that the same messages make the same file."""
NOT_TOLD = ("serve", "report", "notebook.py")
"""What has its own words: the service speaks to programs, reports have report/korean.toml."""
SHOWN = {"report/explanations.py"}
"""Modules of those that are shown by a command nonetheless, line by line."""
TELLING = {"tell": 1, "say": 0, "error": -1, "fail": 1, "Failure": 1}
"""Functions that are given a message → which of their arguments it is."""
ERRORS = {"BonmunError", "FetchError", "PipelineError", "RuleError", "ArgumentTypeError"}
_REASON = re.compile(r"[a-z]+(?:[-_][a-z]+)*: (?!.*\.$)[^:]*[a-z]{3}")
_OTHERS = "said by Python or the system"
_HOLE = "\0"
_LEAST = 2
"""Letters that a message must have of its own: "{0}: {1}" is none."""


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    before = read(PO) if PO.exists() else Catalog(locale="ko")
    after = merged(before)
    lacking = [str(message.id) for message in after if message.id and not message.string]
    for text in lacking:
        print(f"no translation: {text!r}")
    if check:
        return 1 if lacking or not pairs(before) == pairs(after) == pairs(read_compiled(PO.with_suffix(".mo"))) else 0
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(written(after))
    PO.with_suffix(".mo").write_bytes(compiled(after))
    return 0


def read(path: Path) -> Catalog:
    """The catalogue in the file."""
    with path.open("rb") as file:
        return read_po(file, locale="ko")


def read_compiled(path: Path) -> Catalog:
    """The compiled catalogue in the file."""
    with path.open("rb") as file:
        return read_mo(file)


def pairs(catalogue: Catalog) -> dict[str, str]:
    """The messages with their translations; what the header says of its making does not count."""
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def merged(before: Catalog) -> Catalog:
    """A catalogue of the messages that there are now, with the translations that there were."""
    after = Catalog(locale="ko", project="bonmun", header_comment=HEADER, fuzzy=False)
    after.creation_date = after.revision_date = DAY
    # Another version of Python, another system says other things: what was collected there stays.
    others = {str(message.id) for message in before if _OTHERS in message.auto_comments} | {*argparses(), *systems()}
    for text in sorted({*helps(), *told(), *others}):
        known = before.get(text)
        after.add(text, known.string if known else "", auto_comments=[_OTHERS] * (text in others))
    return after


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a .po."""
    file = io.BytesIO()
    write_po(file, catalogue, width=0, omit_header=False, sort_output=True)
    return file.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as a .mo."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def helps() -> Iterator[str]:
    """The help of every command."""
    yield from texts_of(cli.build_parser(None))
    for command in cli.COMMANDS:
        parser = cli.build_parser(command)
        parser.description = None  # made of the command's summary, which the parser of `bonmun` has
        yield from texts_of(parser)


def texts_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What the parser's help says in words of ours."""
    yield from filter(None, (parser.description, parser.epilog))
    yield from (group.title for group in parser._action_groups if group.title)
    for action in parser._actions:
        if action.help and action.help != argparse.SUPPRESS:
            yield action.help
        if isinstance(action, argparse._SubParsersAction):
            yield from (choice.help for choice in action._choices_actions if choice.help)
            for own in action.choices.values():
                yield from texts_of(own)


def argparses() -> Iterator[str]:
    """What argparse says itself, in the version of Python that runs this."""
    for node in ast.walk(ast.parse(Path(argparse.__file__).read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            yield from (one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str))


def systems() -> Iterator[str]:
    """What the system says where a file can't be read or written, or a host not be reached."""
    for name in "EACCES EBADF ECONNREFUSED EEXIST EISDIR ENOENT ENOSPC ENOTDIR EPERM EROFS".split():
        yield os.strerror(getattr(errno, name))


def told() -> Iterator[str]:
    """What the code raises, tells, or gives as a reason."""
    for path in [*sorted(PACKAGE.rglob("*.py")), DEMO]:
        place = path.relative_to(PACKAGE if path != DEMO else ROOT)
        if place.parts[0] not in NOT_TOLD or place.as_posix() in SHOWN:
            for node in code(ast.parse(path.read_text("utf-8"))):
                for text in sentences_in(node) if place.as_posix() in SHOWN else messages_in(node):
                    message = numbered(text)
                    if len(re.findall("[a-z]", re.sub(r"\{\d\}", "", message))) >= _LEAST:
                        yield message


def code(node: ast.AST) -> Iterator[ast.AST]:
    """The node and all below it but what is said of the code, and the pieces of a text that is put together."""
    yield node
    for below in ast.iter_child_nodes(node):
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            continue
        if isinstance(node, ast.JoinedStr) and isinstance(below, ast.Constant):
            continue
        yield from code(below)


def messages_in(node: ast.AST) -> Iterator[str]:
    """The messages that this very place of the code gives."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        place = 0 if name in ERRORS else TELLING.get(name)
        if place is not None and len(node.args) > max(place, 0):
            yield from texts(node.args[place])
    elif isinstance(node, ast.JoinedStr | ast.Constant):
        yield from (text.partition(": ")[2] for text in texts(node) if _REASON.match(text))


def sentences_in(node: ast.AST) -> Iterator[str]:
    """The words of a module whose every text of several words is shown."""
    if isinstance(node, ast.JoinedStr | ast.Constant):
        yield from (text for text in texts(node) if " " in text.strip(" \n:"))


def texts(node: ast.expr) -> list[str]:
    """The texts that an expression may give; what they name is a hole. None where it is no text written here."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.JoinedStr):
        parts = (texts(part) if isinstance(part, ast.Constant) else [_HOLE] for part in node.values)
        return ["".join(chosen) for chosen in itertools.product(*parts)]
    if isinstance(node, ast.IfExp):
        return [*texts(node.body), *texts(node.orelse)]
    if isinstance(node, ast.BoolOp):
        return [text for value in node.values for text in texts(value)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [a + b for a in texts(node.left) for b in texts(node.right)]
    return []


def numbered(text: str) -> str:
    """The text with {0}, {1} … in its holes."""
    numbers = itertools.count()
    return re.sub(_HOLE, lambda _: f"{{{next(numbers)}}}", text)


if __name__ == "__main__":
    sys.exit(main())
