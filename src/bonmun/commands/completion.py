"""`bonmun completion`: what makes a shell complete commands, options, their values and file names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

EPILOG = """\
examples:
  bonmun completion bash > ~/.local/share/bash-completion/completions/bonmun
  bonmun completion zsh > ~/.zfunc/_bonmun                 with fpath+=~/.zfunc before compinit in ~/.zshrc
  bonmun completion fish > ~/.config/fish/completions/bonmun.fish
"""
_FILES = ("PATH", "FILE", "IN", "URL|FILE|-", "FILE|URL", "FILE|URL|FOLDER", "FILE|DIR", "FILE.tsv", "OUT")
_FOLDERS = ("DIR",)


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell to print it for")


def run(args: argparse.Namespace) -> int:
    """The exit status: 0."""
    import shtab

    from bonmun.cli import build_whole_parser

    parser = build_whole_parser()
    for action in _actions(parser):
        name = action.metavar if isinstance(action.metavar, str) else ""
        if name in _FILES or action.dest == "file" or name.endswith(".jsonl"):
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # where shtab looks for it
        elif name in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    print(shtab.complete(parser, args.shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for own in set(action.choices.values()):
                yield from _actions(own)
        else:
            yield action
