"""Templates to one self-contained HTML page: styles and script inside, everything else shut out by its own policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = files("bonmun.report") / "templates"


def render(template: str, *, script: str, **values: Any) -> str:
    """The page a template makes of the values, with the script of that name inside."""
    from markupsafe import Markup

    style, code = _asset("style.css"), _asset(script)
    # Only our own style and script, known by their hashes, may act; injected ones are dead text.
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(code)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template(template)
    return page.render(style=Markup(style), script=Markup(code), policy=policy, **values)  # our own files


def fragment(template: str, **values: Any) -> str:
    """The piece of HTML a template makes of the values."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("bonmun.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


@cache
def _asset(name: str) -> str:
    return _TEMPLATES.joinpath(name).read_text("utf-8")


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
