"""Renders templates to one self-contained HTML page, whose content security policy blocks everything from outside."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from bonmun.report.wording import attribute, category, korean, say

if TYPE_CHECKING:
    from jinja2 import Environment

_POLICY = re.compile('<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
_TEMPLATES = files("bonmun.report") / "templates"


def render(template: str, *, script: str, forms: bool = False, **values: Any) -> str:
    """The page a template makes of the values, with the script of that name inside; `forms`: it may send some home."""
    from markupsafe import Markup

    style, code = _asset("style.css"), _asset("language.js") + _asset(script)
    # Only our own style and script, known by their hashes, may act; injected ones are dead text.
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(code)}; "
        f"img-src data:; base-uri 'none'; form-action '{'self' if forms else 'none'}'"
    )
    page = _environment().get_template(template)
    ours = {"style": Markup(style), "script": Markup(code)}  # our own files, so they need no escaping
    return page.render(policy=policy, korean=korean(), **ours, **values)


def policy_of(page: str) -> str:
    """The policy that a page made by `render` holds."""
    return html.unescape(_POLICY.findall(page[:4096])[0])


def fragment(template: str, **values: Any) -> str:
    """The piece of HTML a template makes of the values."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("bonmun.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals |= {"say": say, "attribute": attribute, "category": category}
    return environment


@cache
def _asset(name: str) -> str:
    return _TEMPLATES.joinpath(name).read_text("utf-8")


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
