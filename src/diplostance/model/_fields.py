"""Converters and validators for the fields of the model.

Each message names the field, what is allowed, and the value that was given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from attrs import Attribute, frozen

T = TypeVar("T")
Validator = Callable[[Any, "Attribute[Any]", Any], None]


def as_tuple(value: Any) -> Any:
    """Turn any iterable but a string into a tuple; leave the rest to the validator.

    A string is left alone, so that ``"USA"`` does not become ``("U", "S", "A")``.
    """
    if type(value) is tuple:  # nearly always
        return value
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        return value
    return tuple(value)


def is_a(*kinds: type, optional: bool = False) -> Validator:
    """Accept instances of the kinds; a bool is no int here."""
    names = " or ".join([kind.__name__ for kind in kinds] + ["None"] * optional)

    def check(_: Any, attribute: Attribute[Any], value: Any) -> None:
        if value is None and optional:
            return
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise TypeError(f"{attribute.name} must be {names}, got {value!r}")

    return check


def non_empty(_: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept strings with at least one character."""
    if not isinstance(value, str):
        raise TypeError(f"{attribute.name} must be str, got {value!r}")
    if not value:
        raise ValueError(f"{attribute.name} must not be empty, got ''")


def digest_form(_: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a SHA-256 in lower-case hex, or None."""
    if value is None:
        return
    if not isinstance(value, str):
        raise TypeError(f"{attribute.name} must be str or None, got {value!r}")
    if len(value) != 64 or not set(value) <= set("0123456789abcdef"):
        raise ValueError(f"{attribute.name} must be 64 lower-case hex digits, got {value!r}")


@frozen
class OneOf:
    """Accepts the values of a closed list, and ``x-...`` for users' own."""

    allowed: tuple[str, ...]

    def __call__(self, _: Any, attribute: Attribute[Any], value: Any) -> None:
        """Check one value."""
        if not isinstance(value, str):
            raise TypeError(f"{attribute.name} must be str, got {value!r}")
        if value not in self.allowed and not (value.startswith("x-") and len(value) > 2):
            raise ValueError(
                f"{attribute.name} must be one of {', '.join(self.allowed)} or start with x-, "
                f"got {value!r}"
            )


def one_of(allowed: tuple[str, ...]) -> OneOf:
    """Accept the values of a closed list, and ``x-...`` for users' own."""
    return OneOf(allowed)


@frozen
class OneOfInts:
    """Accepts the integers of a closed list."""

    allowed: tuple[int, ...]

    def __call__(self, _: Any, attribute: Attribute[Any], value: Any) -> None:
        """Check one value."""
        if type(value) is not int:
            raise TypeError(f"{attribute.name} must be int, got {value!r}")
        if value not in self.allowed:
            raise ValueError(
                f"{attribute.name} must be one of {', '.join(map(str, self.allowed))}, "
                f"got {value!r}"
            )


def one_of_ints(allowed: tuple[int, ...]) -> OneOfInts:
    """Accept the integers of a closed list."""
    return OneOfInts(allowed)


def tuple_of(*kinds: type, at_least: int = 0) -> Validator:
    """Accept tuples of which every member is an instance of one of the kinds."""
    names = " or ".join(kind.__name__ for kind in kinds)

    def check(_: Any, attribute: Attribute[Any], value: Any) -> None:
        if not isinstance(value, tuple):
            raise TypeError(f"{attribute.name} must be a list or tuple, got {value!r}")
        for index, member in enumerate(value):
            if not isinstance(member, kinds):
                raise TypeError(f"{attribute.name}[{index}] must be {names}, got {member!r}")
        if len(value) < at_least:
            raise ValueError(f"{attribute.name} must hold at least {at_least}, got {len(value)}")

    return check
