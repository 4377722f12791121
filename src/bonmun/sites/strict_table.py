"""TOML tables read strictly: a wrong key or value is a `RuleError` that names file, place and the likely spelling."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from selectolax.lexbor import SelectolaxError

from bonmun.errors import RuleError
from bonmun.sites import bounds
from bonmun.sites.selectors import Selector, selector

T = TypeVar("T")


class StrictTable:
    """A TOML table that is read strictly: it knows its file and its place in it."""

    def __init__(self, data: Any, source: str, place: str) -> None:
        self.source, self.place = source, place
        if not isinstance(data, dict):
            raise RuleError(f"{source}: `{place.rstrip('.: ')}`: should be a table")
        self.data: dict[str, Any] = data

    def error(self, key: str, message: str) -> RuleError:
        """The error to raise: it names the file, and the key by its place in it."""
        return RuleError(f"{self.source}: `{self.place + key[: bounds.LONGEST_KEY]}`: {message}")

    def allow(self, keys: Collection[str], what: str = "key") -> None:
        """Raises where the table has a key that is none of these."""
        for key in self.data:
            if key not in keys:
                import difflib  # 2 ms, for those who write rules

                near = difflib.get_close_matches(key[: bounds.LONGEST_KEY], keys, 1)
                hint = f"did you mean `{near[0]}`?" if near else f"known: {', '.join(sorted(keys))}"
                raise self.error(key, f"unknown {what}; {hint}")

    def text(self, key: str, required: bool = True) -> str:
        """The text under the key; "" where it may be left out and is."""
        value = self.data.get(key, "")
        if not isinstance(value, str) or (required and not value.strip()):
            raise self.error(key, "should be a text" if key in self.data else "is missing")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts listed under the key; () where it is left out."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(key, "should be a list of texts")
        return tuple(value)

    def paths(self, key: str) -> tuple[str, ...]:
        """The paths into a script's JSON that are listed under the key."""
        for path in self.texts(key):
            self.bounded(key, path)
        return self.texts(key)

    def bounded(self, key: str, path: str) -> None:
        """Raises where the path could take too long to follow."""
        refused = bounds.of_path(path)
        if refused:
            raise self.error(key, refused)

    def flag(self, key: str) -> bool:
        """True or false, as the key says; False where it is left out."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, "should be true or false")
        return value

    def selectors(self, key: str) -> tuple[Selector, ...]:
        """The selectors listed under the key."""
        return tuple(self.selector(key, text) for text in self.texts(key))

    def selector(self, key: str, text: str) -> Selector:
        """The selector that the text says; raises where it is not CSS, or could take too long."""
        try:
            return selector(text)
        except SelectolaxError as error:
            raise self.error(key, f"not a CSS selector: {text!r}") from error
        except ValueError as error:
            raise self.error(key, f"{text[: bounds.LONGEST_SELECTOR]!r}: {error}") from error

    def table(self, key: str) -> StrictTable | None:
        """The table under the key; None where there is none."""
        return StrictTable(self.data[key], self.source, f"{self.place}{key}.") if key in self.data else None

    def tables(self, key: str) -> list[StrictTable]:
        """The tables under the key, each known by its number."""
        entries = self.data.get(key, [])
        if not isinstance(entries, list):
            raise self.error(key, f"should be written as [[{key}]]")
        return [StrictTable(entry, self.source, f"{key} {n}: ") for n, entry in enumerate(entries, 1)]

    def each(self, key: str, names: Collection[str], what: str, read: Callable[[StrictTable, str], T]) -> dict[str, T]:
        """The sub-table's entries under known names, each read the same way."""
        table = self.table(key)
        if table is None:
            return {}
        table.allow(names, what)
        return {name: read(table, name) for name in table.data}
