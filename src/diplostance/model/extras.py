"""A mapping that cannot change, for what the wire format calls ``extra``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any


def _freeze(value: Any, path: str) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        raise TypeError(f"{path} must be a finite number, got {value!r}")
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        return FrozenMap(value)
    if isinstance(value, list | tuple):
        return tuple(_freeze(member, f"{path}[{i}]") for i, member in enumerate(value))
    raise TypeError(f"{path} must be JSON (str, int, float, bool, None, list, dict), got {value!r}")


def _thaw(value: Any) -> Any:
    if isinstance(value, FrozenMap):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_thaw(member) for member in value]
    return value


class FrozenMap(Mapping[str, Any]):
    """An immutable mapping of strings to JSON values.

    Nested dicts become `FrozenMap`, lists become tuples. It compares by value, also with a plain
    dict of the same content, hashes by value, and pickles.

    Raises:
        TypeError: When a key is no string, or a value is none that JSON can hold.
    """

    __slots__ = ("_items",)
    _items: dict[str, Any]

    def __init__(self, items: Mapping[str, Any] | None = None) -> None:
        frozen: dict[str, Any] = {}
        for key, value in (items or {}).items():
            if not isinstance(key, str):
                raise TypeError(f"keys must be str, got {key!r}")
            frozen[key] = _freeze(value, key)
        object.__setattr__(self, "_items", frozen)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"FrozenMap cannot be changed: {name}")

    def __getitem__(self, key: str) -> Any:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            return self._items == other._items
        if isinstance(other, Mapping):
            try:
                return self._items == FrozenMap(other)._items
            except TypeError:
                return False
        return NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({self.to_dict()!r})"

    def __reduce__(self) -> tuple[type[FrozenMap], tuple[dict[str, Any]]]:
        return FrozenMap, (self.to_dict(),)

    def to_dict(self) -> dict[str, Any]:
        """Give the content as plain dicts and lists."""
        return {key: _thaw(value) for key, value in self._items.items()}


EMPTY = FrozenMap()
"""The empty mapping."""


def as_frozen_map(value: Any) -> Any:
    """Turn a mapping into a `FrozenMap`; leave anything else to the validator."""
    if isinstance(value, FrozenMap) or not isinstance(value, Mapping):
        return value
    return FrozenMap(value) if value else EMPTY
