"""The functions that draw an Article; `bonmun/__init__` registers them, so that `article` need not import them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

DISPLAYS: dict[str, Callable[[Any], Any]] = {}
"""Under "html" what makes the HTML for a notebook, under "rich" what makes the panel for a terminal."""
