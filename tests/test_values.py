"""Frozen values: what a dataclass would give, without its module."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import sys
from collections.abc import Mapping

import pytest

from bonmun.values import Value


class Place(Value):
    name: str
    depth: int = 0
    marks: Mapping[str, str] = {}


class Other(Value):
    name: str
    depth: int = 0
    marks: Mapping[str, str] = {}


def test_fields_by_place_and_by_name_with_defaults() -> None:
    assert Place("가", 2) == Place(depth=2, name="가")
    assert Place("가").depth == 0
    assert Place.FIELDS == ("name", "depth", "marks")
    assert repr(Place("가")) == "Place(name='가', depth=0, marks={})"


def test_values_of_two_classes_are_never_equal() -> None:
    assert Place("가") != Other("가")
    assert Place("가") != ("가", 0, {})


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), (("가", 1, {}, 2), {}), (("가",), {"name": "나"}), (("가",), {"x": 1})]
)
def test_what_does_not_fit_is_an_error(given: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="Place"):
        Place(*given, **named)


def test_frozen_hashable_replaced_copied_pickled() -> None:
    place = Place("가", marks=())
    with pytest.raises(AttributeError, match="frozen"):
        place.depth = 3  # type: ignore[misc]  # what is tested
    with pytest.raises(AttributeError, match="frozen"):
        del place.depth
    assert place.replace(depth=3) == Place("가", 3, ())
    assert hash(place) == hash(Place("가", marks=()))
    assert pickle.loads(pickle.dumps(place)) == copy.copy(place) == copy.deepcopy(place) == place
    if sys.version_info >= (3, 13):
        assert copy.replace(place, depth=3).depth == 3


def test_what_dataclasses_offers_works_too() -> None:
    place = Place("가", marks={"a": "b"})
    assert dataclasses.replace(place, depth=3) == place.replace(depth=3)
    assert dataclasses.asdict(place) == {"name": "가", "depth": 0, "marks": {"a": "b"}}
    assert [field.name for field in dataclasses.fields(Place)] == list(Place.FIELDS)
    with pytest.raises(TypeError, match="Place takes"):
        dataclasses.replace(place, x=1)
