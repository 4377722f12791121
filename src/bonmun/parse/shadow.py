"""Declarative shadow roots (`<template shadowrootmode>`): what browsers show of them, put where the parser sees it."""

from __future__ import annotations

import re

from bonmun.parse.mend import ATTRIBUTES
from bonmun.patterns import pattern

_SIGNS = ("shadowroot", "SHADOWROOT", "shadowRoot", "ShadowRoot")
_TEMPLATE = pattern(rf"(?i)<(/?)template(?=[\s/>])({ATTRIBUTES})>")
_ROOT = pattern(r"(?i)(?:^|[\s/])shadowroot(?:mode)?\s*=\s*[\"']?(?:open|closed)\b")


def opened(html: str) -> str:
    """The page with shadow roots as `<div>`s; other templates, which nothing shows, stay."""
    if not any(sign in html for sign in _SIGNS):
        return html
    roots: list[bool] = []

    def shown(tag: re.Match[str]) -> str:
        if tag[1]:
            return "</div>" if roots and roots.pop() else tag[0]
        roots.append(_ROOT.search(tag[2]) is not None)
        return f"<div{tag[2]}>" if roots[-1] else tag[0]

    return _TEMPLATE.sub(shown, html)
