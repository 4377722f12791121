"""Frozen values with fields: a dataclass would cost a start 13 ms for its module and another for each class."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


class _DataclassFields:
    """What `dataclasses` asks a dataclass for, made when it asks: its `replace` and `asdict` take values too."""

    def __get__(self, _: object, owner: type[Value]) -> dict[str, Any]:
        import dataclasses

        made = dataclasses.make_dataclass(owner.__name__, owner.__annotations__.items())
        fields: dict[str, Any] = vars(made)["__dataclass_fields__"]
        return fields


@dataclass_transform(frozen_default=True)
class Value:
    """A frozen value. Its annotations are its fields, given by place or by name; equal when all of them are equal."""

    FIELDS: ClassVar[tuple[str, ...]] = ()
    """Names of the fields, in order."""
    _required: ClassVar[frozenset[str]] = frozenset()

    __dataclass_fields__ = _DataclassFields()

    def __init_subclass__(cls) -> None:
        cls.FIELDS = tuple(cls.__annotations__)
        cls._required = frozenset(name for name in cls.FIELDS if not hasattr(cls, name))

    def __init__(self, *given: Any, **named: Any) -> None:
        fields = dict(zip(self.FIELDS, given, strict=False))
        if len(given) > len(self.FIELDS) or fields.keys() & named or not named.keys() <= set(self.FIELDS):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self.FIELDS)}, each once")
        fields |= named
        if not fields.keys() >= self._required:
            raise TypeError(f"{type(self).__name__}: {', '.join(sorted(self._required - fields.keys()))} missing")
        self.__dict__.update(fields)

    def replace(self, **changes: Any) -> Self:
        """The same with these fields changed."""
        return type(self)(**{**dict(zip(self.FIELDS, self._tuple(), strict=True)), **changes})

    __replace__ = replace  # `copy.replace`, since Python 3.13

    def _tuple(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.FIELDS])

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value) or type(other) is not type(self):
            return NotImplemented
        return self._tuple() == other._tuple()

    def __hash__(self) -> int:
        return hash(self._tuple())

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self.FIELDS, self._tuple(), strict=True))
        return f"{type(self).__qualname__}({shown})"
