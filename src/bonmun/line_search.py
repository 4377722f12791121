"""Which of many short texts hold a pattern, found by one search through all of them: most hold none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


def holding(pattern: re.Pattern[str], texts: Sequence[str]) -> set[int]:
    """The indexes of the texts that the pattern stands in; it must not match a line break."""
    begins = [0, *accumulate([len(text) + 1 for text in texts])]
    return {bisect_right(begins, found.start()) - 1 for found in pattern.finditer("\n".join(texts))}
