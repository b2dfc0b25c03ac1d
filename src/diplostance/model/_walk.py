"""Walk over the parts of a document: to check them, and to put one in another's place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from diplostance.model.actors import Actor, Mention
from diplostance.model.acts import (
    ActionObject,
    Attribution,
    Claim,
    Commitment,
    Condition,
    Decision,
    Demand,
    Evaluation,
    NormReference,
    Telling,
)
from diplostance.model.events import Event
from diplostance.model.spans import Span
from diplostance.model.statements import Statement
from diplostance.model.times import TimeInterval

_PARTS: tuple[type, ...] = (
    ActionObject,
    Actor,
    Attribution,
    Claim,
    Commitment,
    Condition,
    Decision,
    Demand,
    Evaluation,
    Event,
    Mention,
    NormReference,
    Statement,
    Telling,
    TimeInterval,
)
_LEAVES: frozenset[type] = frozenset({Span, Actor})
"""Parts that are not entered."""
_NAMES: Mapping[type, tuple[str, ...]] = {
    part: tuple(a.name for a in attrs.fields(part)) for part in _PARTS
}


def walk(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield every part below ``value`` with its path, ``value`` first.

    Acts and events that an act is ``about`` are yielded, but not entered: they stand elsewhere.
    """
    yield path, value
    names = _NAMES.get(type(value))
    if names is None or isinstance(value, Actor):
        return
    for name in names:
        inner = getattr(value, name)
        kind = type(inner)
        if kind is tuple:
            for index, member in enumerate(inner):
                if name == "about" or type(member) in _LEAVES:
                    yield f"{path}.{name}[{index}]", member
                elif type(member) is not str:
                    yield from walk(member, f"{path}.{name}[{index}]")
        elif kind in _LEAVES:
            yield f"{path}.{name}", inner
        elif kind in _NAMES:
            yield from walk(inner, f"{path}.{name}")


def _falls(value: Any, changes: Mapping[str, Any]) -> bool:
    """Whether a part cannot stand without the actor that was taken out of it."""
    if "actor" not in changes or changes["actor"] is not None:
        return False
    return not isinstance(value, ActionObject) or value.span is None


def substitute(value: Any, new: Mapping[Any, Any]) -> Any:
    """Rebuild ``value`` with every part that is a key of ``new`` put in place of the old one.

    Keys are compared by value. A part mapped to None is left out of the tuple that held it, with
    the parts that cannot stand without it.
    """
    return _substitute(value, new, {})


def _substitute(value: Any, new: Mapping[Any, Any], done: dict[int, Any]) -> Any:
    """Substitute, each object once: acts about acts would else be rebuilt many times over."""
    if type(value) is tuple:
        changed = [_substitute(member, new, done) for member in value]
        return tuple(member for member in changed if member is not None)
    names = _NAMES.get(type(value))
    if names is None:
        return value
    if id(value) not in done:
        done[id(value)] = _substitute_part(value, names, new, done)
    return done[id(value)]


def _substitute_part(
    value: Any, names: tuple[str, ...], new: Mapping[Any, Any], done: dict[int, Any]
) -> Any:
    if value in new:
        return new[value]
    if isinstance(value, Actor | TimeInterval):
        return value
    changes: dict[str, Any] = {}
    for name in names:
        old = getattr(value, name)
        if type(old) is tuple or type(old) in _NAMES:
            inner = _substitute(old, new, done)
            if inner is not old and inner != old:
                changes[name] = inner
    if _falls(value, changes):
        return None
    return attrs.evolve(value, **changes) if changes else value
