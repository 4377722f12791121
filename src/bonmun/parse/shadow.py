"""Declarative shadow roots (`<template shadowrootmode>`), which browsers show and the parser keeps apart."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

_ROOM = 2 << 20
"""Characters of them on a page that are read: one in another is parsed anew."""


class Shadows:
    """The shadow roots of a page; their trees live as long as this does."""

    def __init__(self) -> None:
        self._trees: list[LexborHTMLParser] = []
        self._room = _ROOM

    def first(self, template: LexborNode) -> LexborNode | None:
        """The first node of a shadow root; None for a template that nothing shows."""
        attributes = template.attributes
        mode = attributes.get("shadowrootmode") or attributes.get("shadowroot")
        html = template.html if mode in ("open", "closed") else None
        self._room -= len(html or "")
        if not html or self._room < 0:
            return None
        tree = LexborHTMLParser(html[html.find(">") + 1 : html.rfind("</")])
        self._trees.append(tree)
        return tree.body.first_child if tree.body is not None else None
