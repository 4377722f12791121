"""Labelled lines → the article: every line becomes blocks, and the fields are read off the blocks, once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bonmun import bylines
from bonmun.article import Block
from bonmun.page import Line


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Every visible piece of the source in order, with its role."""
    blocks: list[Block] = []
    for line in lines:
        if line.parts is None:
            blocks.append(Block(line.text, line.role, line.kind or None, line.rule, line.where))  # type: ignore[arg-type]
        else:
            blocks += (Block(text, role, kind or None, rule, line.where) for text, role, kind, rule in line.parts)  # type: ignore[arg-type]
    return tuple(blocks)


def split_edges(lines: Sequence[Line]) -> None:
    """Takes the dateline off the first body line and the byline off the last, as parts of their own."""
    body = [line for line in lines if line.role == "body"]
    if not body:
        return
    first = bylines.split_dateline(body[0].text)
    if first is not None and first.rest:
        body[0].parts = [
            (first.prefix, "dateline", "", "bylines/dateline"),
            (first.rest, "body", "", body[0].rule),
        ]
    last = body[-1]
    *before, text = [part[0] for part in last.parts] if last.parts else [last.text]
    sign = bylines.split_sign_off(text)
    if sign is not None and sign.rest:
        kept = last.parts[:-1] if last.parts else []
        last.parts = [
            *kept,
            (sign.rest, "body", "", last.rule),
            (sign.byline, "byline", "", "bylines/sign-off"),
        ]
