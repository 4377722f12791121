"""Who draws an Article: `bonmun` itself names them, so that a value need know of no report and no terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

DISPLAYS: dict[str, Callable[[Any], Any]] = {}
"""Under "html" what makes the HTML for a notebook, under "rich" what makes the panel for a terminal."""
