"""Memory that was freed, given back to the system, where the C library would keep it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Gives it back where the C library can be asked to (glibc): it keeps what lies scattered between other things."""
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    import ctypes

    try:
        trim: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
    except (OSError, TypeError, AttributeError):  # another system, another C library
        return lambda _: 0
    return trim
