"""A sequence that is made when somebody asks: it is the tuple that it makes, in every way that one can ask."""

from __future__ import annotations

import copy
import pickle

from bonmun.lazy import Lazy


def lazy(made: list[int] | None = None) -> Lazy[str]:
    """Two letters; `made` counts how often they are put together."""

    def make() -> tuple[str, ...]:
        if made is not None:
            made.append(1)
        return "가", "나"

    return Lazy(make)


def test_nothing_is_made_before_somebody_asks_and_then_once() -> None:
    made: list[int] = []
    letters = lazy(made)
    assert made == []
    assert (letters[0], letters[-1], letters[1:], len(letters), list(letters)) == ("가", "나", ("나",), 2, ["가", "나"])
    assert made == [1]


def test_it_equals_what_it_makes() -> None:
    assert lazy() == ("가", "나")
    assert lazy() == lazy()
    assert lazy() != Lazy(lambda: ("가",))
    assert lazy() != ["가", "나"]
    assert hash(lazy()) == hash(("가", "나"))
    assert repr(lazy()) == "('가', '나')"


def test_copies_are_tuples() -> None:
    for copied in (copy.copy(lazy()), copy.deepcopy(lazy()), pickle.loads(pickle.dumps(lazy()))):
        assert type(copied) is tuple
        assert copied == ("가", "나")
