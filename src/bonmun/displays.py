"""The functions that draw an Article; `bonmun/__init__` registers them, so that `article` need not import them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

DISPLAYS: dict[str, Callable[..., Any]] = {}
"""By name: "line" for `repr`, "screen" for `print`, "html" for a notebook, "rich" for a terminal's panel; "article"
and "markdown" for `to_html` and `to_markdown`."""
