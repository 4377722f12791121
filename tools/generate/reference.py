"""Writes the reference pages of the documentation from the code: the command from argparse, the record from its schema.

python tools/generate/reference.py            writes them
python tools/generate/reference.py --check    status 1 when a page is not what it would write
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bonmun import cli
from bonmun.pipeline.columns import OPTIONAL

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "src/bonmun/data/record.schema.json"
MADE = "<!-- Made by tools/generate/reference.py; edit the code, not this. -->\n"

TEXTS = {
    "en": {
        "command": (
            "# Command\n",
            "`bonmun COMMAND --help` prints the same in a terminal. Exit status: 0 all fine, 1 some input gave no\n"
            "article, 2 wrong usage.\n",
        ),
        "arguments": ("argument or option", "what it does"),
        "record": (
            "# Record\n",
            "`bonmun run` writes one record for each input: article, page without an article, or failure. The JSON\n"
            "Schema comes with the package as `bonmun/data/record.schema.json`.\n",
        ),
        "fields": ("field", "type", "what it holds"),
        "optional": "\\* only where it was asked for.\n",
    },
    "ko": {
        "command": (
            "# 명령\n",
            "터미널에서 `bonmun COMMAND --help`로도 볼 수 있습니다. 종료 코드는 모두 성공하면 0, 기사가 없는 입력이\n"
            "있으면 1, 사용법이 틀리면 2입니다.\n",
        ),
        "arguments": ("인자, 옵션", "설명"),
        "record": (
            "# 레코드\n",
            "`bonmun run`은 입력마다 레코드를 하나씩 씁니다. 기사든, 기사가 없는 페이지든, 실패든 형태가 같습니다.\n"
            "JSON Schema는 패키지의 `bonmun/data/record.schema.json`에 있습니다.\n",
        ),
        "fields": ("필드", "타입", "설명"),
        "optional": "\\* 요청했을 때만 있습니다.\n",
    },
}
"""What the code does not say, by language."""


def main() -> int:
    """0 when the pages are right or were written; 1 when --check finds one that is not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, say what differs")
    check = parser.parse_args().check
    stale = [path for path, text in pages() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        print(f"{path.relative_to(ROOT)} {'is not what the code says' if check else 'written'}")
    if not check:
        for path, text in pages():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return int(check and bool(stale))


def pages() -> Iterator[tuple[Path, str]]:
    """Each page with its text, in both languages."""
    for language, folder in (("en", ROOT / "docs/reference"), ("ko", ROOT / "docs/ko/reference")):
        yield folder / "command.md", command_page(language)
        yield folder / "record.md", record_page(language)


def command_page(language: str) -> str:
    """All commands with their arguments, as they are told in this language, whatever the one of this machine is."""
    os.environ["LANGUAGE"] = language  # gettext looks there first
    texts: dict[str, Any] = TEXTS[language]
    heading, about = texts["command"]
    sections = [heading, MADE, about]
    for name in cli.COMMANDS:
        sections += _command(f"bonmun {name}", cli.build_parser(name), texts["arguments"], 2)
    return "\n".join(sections)


def _command(name: str, parser: argparse.ArgumentParser, columns: tuple[str, ...], level: int) -> Iterator[str]:
    """The sections on a command and on its sub-commands."""
    actions = [action for action in parser._actions if action.help != argparse.SUPPRESS]
    nested = [action for action in actions if isinstance(action, argparse._SubParsersAction)]
    plain = [action for action in actions if action not in nested and action.dest != "help"]
    rows = [(_usage(action), _help(action, parser)) for action in plain]
    yield f"{'#' * level} {name}\n"
    if parser.description:
        yield f"{parser.description}\n"
    if rows:
        yield _table(columns, rows)
    if parser.epilog:
        yield f"```text\n{parser.epilog.strip()}\n```\n"
    for action in nested:
        for choice, own in action.choices.items():
            yield from _command(f"{name} {choice}", own, columns, level + 1)


def _usage(action: argparse.Action) -> str:
    """How an argument is written: `-f {text,json}`."""
    value = "" if action.nargs == 0 else _value(action)
    if not action.option_strings:
        return f"`{value}`"
    return ", ".join(f"`{option} {value}`" if value else f"`{option}`" for option in action.option_strings)


def _value(action: argparse.Action) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    if action.metavar:
        return " ".join(action.metavar)
    if action.choices:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return action.dest.upper() if action.option_strings else action.dest


def _help(action: argparse.Action, parser: argparse.ArgumentParser) -> str:
    return (action.help or "") % {**vars(action), "prog": parser.prog}


def record_page(language: str) -> str:
    """The fields of a record."""
    texts: dict[str, Any] = TEXTS[language]
    heading, about = texts["record"]
    schema: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    rows = [
        (f"`{name}`" + (" *" if name in OPTIONAL else ""), _type(field), _meaning(field))
        for name, field in schema["properties"].items()
    ]
    return "\n".join([heading, MADE, about, _table(texts["fields"], rows), texts["optional"]])


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return str(field["$ref"].rpartition("/")[2])
    kind = field["type"]
    names = [kind] if isinstance(kind, str) else list(kind)
    items = field.get("items")
    return " or ".join(f"array of {_type(items)}" if name == "array" and items else str(name) for name in names)


def _meaning(field: dict[str, Any]) -> str:
    """The description, and what the value or its parts may be."""
    inner = field.get("items", field)
    parts = [field.get("description", "")]
    if "enum" in inner:
        parts.append("One of " + ", ".join(f"`{value}`" for value in inner["enum"] if value is not None) + ".")
    if "properties" in inner:
        parts.append("Keys: " + ", ".join(f"`{key}`" for key in inner["properties"]) + ".")
    return " ".join(filter(None, parts))


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, followed by an empty line."""
    lines: list[Sequence[str]] = [columns, ["---"] * len(columns), *rows]
    cells = ([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in lines)
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


if __name__ == "__main__":
    sys.exit(main())
