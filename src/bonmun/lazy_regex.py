"""Regular expressions that are compiled when first used: compiling all of ours takes longer than many a page."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of a regular expression, as `re.compile` gives it, compiled when it is first asked for anything."""
    return cast("re.Pattern[AnyStr]", _Later(source, flags))


class _Later:
    """Stands for a pattern; each of its methods is put here when it is first used, so that none is looked up twice."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copying and pickling ask for is not the pattern's
            raise AttributeError(name)
        found = getattr(re.compile(self._source, self._flags), name)  # `re` keeps what it compiled
        setattr(self, name, found)
        return found
