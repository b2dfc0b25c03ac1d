"""The shape of the model's classes: which class a field holds, and the wire's names for kinds."""

from __future__ import annotations

import functools
import json
import typing
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from diplostance.model import ACT_TYPES, Act, Span

ACT_KINDS: Final[Mapping[str, type[Act]]] = MappingProxyType(
    {kind.kind: kind for kind in ACT_TYPES}
)
"""The classes of acts by their names on the wire."""


@functools.cache
def field_types(cls: type) -> Mapping[str, Any]:
    """Give the resolved type of each field."""
    hints = typing.get_type_hints(cls)
    return MappingProxyType({a.name: hints[a.name] for a in attrs.fields(cls)})


@functools.cache
def _member_classes(cls: type, name: str) -> tuple[type, ...]:
    """The attrs classes that a field may hold, itself or in a tuple."""
    found: list[type] = []
    todo = [field_types(cls)[name]]
    while todo:
        hint = todo.pop()
        if attrs.has(hint):
            found.append(hint)
        else:
            todo.extend(typing.get_args(hint))
    return tuple(found)


def child_class(cls: type, name: str, value: Any) -> type | None:
    """Give the class of an object on the wire under a field, or None where there is none.

    Args:
        cls: The class that holds the field.
        name: The field.
        value: What stands there: an act's class is chosen by its ``kind``.
    """
    classes = _member_classes(cls, name)
    if len(classes) > 1:
        kind = value.get("kind") if isinstance(value, Mapping) else None
        return ACT_KINDS.get(kind) if isinstance(kind, str) else None
    return classes[0] if classes and classes[0] is not Span else None


def step(path: str, key: str) -> str:
    """Add a key to a path."""
    return f"{path}.{key}" if key.isidentifier() else f"{path}[{json.dumps(key)}]"


def brief(value: object) -> str:
    """Show a value in a message, shortened where it is long."""
    shown = repr(value[:100] if isinstance(value, str | bytes | list | tuple) else value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."
