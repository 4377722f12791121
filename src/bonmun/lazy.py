"""A sequence that is put together when somebody first asks for it."""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

_T = TypeVar("_T", covariant=True)


class Lazy(Sequence[_T]):
    """What an article holds but most callers never ask for: put together when somebody first does.

    Asking always gives the same values; a pickled or copied article carries them as a plain tuple.
    """

    __slots__ = ("_lock", "_made", "_make")

    def __init__(self, make: Callable[[], tuple[_T, ...]]) -> None:
        self._make: Callable[[], tuple[_T, ...]] | None = make
        self._made: tuple[_T, ...] = ()
        self._lock = allocate_lock()

    def _all(self) -> tuple[_T, ...]:
        if self._make is not None:
            with self._lock:  # threads that ask at once wait for the first
                if self._make is not None:
                    self._made = self._make()
                    self._make = None
        return self._made

    @overload
    def __getitem__(self, place: int) -> _T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[_T, ...]: ...
    def __getitem__(self, place: int | slice) -> _T | tuple[_T, ...]:
        return self._all()[place]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[_T]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == other

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[type[tuple[_T, ...]], tuple[tuple[_T, ...]]]:
        return tuple, (self._all(),)
